// Package cli is the command line of the sandbox.
package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"drydock.dev/sandbox/internal/sandboxdir"
)

// Run runs the command line and returns the exit code.
func Run(args []string) int {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	root := &cobra.Command{
		Use:   "drydock-sandbox",
		Short: "A whole Kubernetes with fake nodes, on this machine",
		Long: "A whole Kubernetes with fake nodes, on this machine.\n\n" +
			"`drydock-sandbox kubectl ...` is kubectl; etcd, kube-apiserver, kube-controller-manager, kube-scheduler and kwok are in here as well.",
		SilenceUsage: true, SilenceErrors: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.AddCommand(upCommand(), downCommand(), resetCommand(), statusCommand(), componentCommand("stop"), componentCommand("start"), superviseCommand())
	root.SetArgs(args)
	if err := root.ExecuteContext(ctx); err != nil {
		if ctx.Err() != nil {
			err = fmt.Errorf("interrupted; the same command goes on where this one was")
		}
		fmt.Fprintln(os.Stderr, "sandbox:", err)
		return 1
	}
	return 0
}

// named adds --name and opens that sandbox's directory.
func named(command *cobra.Command, run func(ctx context.Context, d sandboxdir.Directory, args []string) error) *cobra.Command {
	name := command.Flags().String("name", "harbor", "name of the sandbox")
	command.RunE = func(command *cobra.Command, args []string) error {
		directory, err := sandboxdir.Open(*name)
		if err != nil {
			return err
		}
		return run(command.Context(), directory, args)
	}
	return command
}

// progress prints to stderr what happens, with the seconds since the command began.
func progress() func(format string, args ...any) {
	begin := time.Now()
	return func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, "%6.1f s  %s\n", time.Since(begin).Seconds(), fmt.Sprintf(format, args...))
	}
}

// printJSON prints one line.
func printJSON(value any) error {
	line, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = fmt.Println(string(line))
	return err
}
