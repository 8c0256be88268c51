// Drydock's sandbox: a whole Kubernetes with fake nodes in one binary. The first argument is the name of a
// component, which this process then is, or a command about sandboxes.
package main

import (
	"os"

	"drydock.dev/sandbox/internal/cli"
	"drydock.dev/sandbox/internal/components"
)

func main() {
	if len(os.Args) > 1 {
		if program, ok := components.Find(os.Args[1]); ok {
			os.Exit(program(os.Args[2:]))
		}
	}
	os.Exit(cli.Run(os.Args[1:]))
}
