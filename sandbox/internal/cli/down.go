package cli

import (
	"context"

	"github.com/spf13/cobra"

	"drydock.dev/sandbox/internal/cluster"
	"drydock.dev/sandbox/internal/sandboxdir"
)

func downCommand() *cobra.Command {
	command := &cobra.Command{Use: "down", Short: "Stop a sandbox; its state is kept for the next up", Args: cobra.NoArgs}
	return named(command, func(ctx context.Context, d sandboxdir.Directory, _ []string) error {
		return cluster.Down(ctx, d, progress())
	})
}

func resetCommand() *cobra.Command {
	command := &cobra.Command{Use: "reset", Short: "Stop a sandbox and delete it; the next up makes it anew", Args: cobra.NoArgs}
	return named(command, func(ctx context.Context, d sandboxdir.Directory, _ []string) error {
		return cluster.Reset(ctx, d, progress())
	})
}
