package cli

import (
	"context"
	"fmt"
	"os"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"drydock.dev/sandbox/internal/sandboxdir"
	"drydock.dev/sandbox/internal/supervise"
)

// componentCommand is stop or start of one component, for tests of faults.
func componentCommand(verb string) *cobra.Command {
	short := map[string]string{
		"stop":  "End one component as a crash would",
		"start": "Start one component again and wait until it is healthy",
	}
	command := &cobra.Command{Use: verb + " COMPONENT", Short: short[verb], Args: cobra.ExactArgs(1)}
	return named(command, func(ctx context.Context, d sandboxdir.Directory, args []string) error {
		supervised, err := d.Supervised()
		if err != nil {
			return err
		}
		if !supervised {
			return fmt.Errorf("sandbox %s does not run: `up --name %s` starts it", d.Name, d.Name)
		}
		client := supervise.Connect(d)
		if verb == "stop" {
			return client.Stop(ctx, args[0])
		}
		return client.Start(ctx, args[0])
	})
}

// superviseCommand is the process that up leaves behind.
func superviseCommand() *cobra.Command {
	command := &cobra.Command{Use: "supervise", Hidden: true, Args: cobra.NoArgs}
	path := command.Flags().String("directory", "", "directory of the sandbox")
	hold := command.Flags().String("hold", "", "components that are not started yet")
	command.Run = func(*cobra.Command, []string) {
		directory := sandboxdir.At(*path)
		syscall.CloseOnExec(3) // the components must not keep the pipe open
		reports := os.NewFile(3, "reports")
		os.Exit(supervise.Run(directory, strings.Split(*hold, ","), reports))
	}
	return command
}
