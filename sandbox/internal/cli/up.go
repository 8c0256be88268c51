package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"drydock.dev/sandbox/internal/cluster"
	"drydock.dev/sandbox/internal/sandboxdir"
	"drydock.dev/sandbox/internal/scenario"
)

func upCommand() *cobra.Command {
	command := &cobra.Command{Use: "up", Short: "Bring a sandbox up and print where its kubeconfig is", Args: cobra.NoArgs}
	flags := command.Flags()
	var given sandboxdir.Scenario
	flags.StringVar(&given.Name, "scenario", "harbor", "what a new sandbox is filled with: harbor, empty or scale")
	flags.IntVar(&given.ControlPlanes, "control-planes", 3, "control-plane nodes of a new sandbox")
	flags.IntVar(&given.Workers, "workers", 9, "workers of a new sandbox of harbor or empty")
	flags.IntVar(&given.Nodes, "nodes", 1000, "nodes of a new sandbox of scale, control plane included")
	flags.IntVar(&given.Pods, "pods", 30000, "pods of a new sandbox of scale")
	port := flags.Int("port", 0, "port of the API server on 127.0.0.1 (default: any free one, the same at each start)")
	audit := flags.Bool("audit", false, "keep an audit log, logs/audit.log: what consoles and people do, writes with their bodies")
	asJSON := flags.Bool("json", false, "print one line of JSON")
	return named(command, func(ctx context.Context, d sandboxdir.Directory, _ []string) error {
		wanted, err := checked(given)
		if err != nil {
			return err
		}
		info, err := cluster.Up(ctx, d, wanted, *port, *audit, progress())
		if err != nil {
			return err
		}
		info.Components = nil
		if *asJSON {
			return printJSON(info)
		}
		fmt.Printf("\nSandbox %s (%s) is %s at %s\n  kubeconfig  %s\n  kubectl     %s\n", info.Name, info.Scenario, info.State, info.Server, info.Kubeconfig, info.Kubectl)
		return nil
	})
}

// checked returns the scenario with only the numbers that it uses, or why they cannot be.
func checked(given sandboxdir.Scenario) (sandboxdir.Scenario, error) {
	if !slices.Contains(scenario.Names, given.Name) {
		return given, fmt.Errorf("there is no scenario %q: give harbor, empty or scale", given.Name)
	}
	if given.ControlPlanes < 0 || given.Workers < 0 || given.Pods < 0 {
		return given, fmt.Errorf("numbers of nodes and pods cannot be negative")
	}
	if given.Name == "scale" {
		given.Workers = 0
		if given.Nodes <= given.ControlPlanes {
			return given, fmt.Errorf("--nodes %d leaves no worker beside %d control-plane nodes: give more", given.Nodes, given.ControlPlanes)
		}
		return given, nil
	}
	given.Nodes, given.Pods = 0, 0
	if given.Name == "harbor" && given.Workers == 0 {
		return given, fmt.Errorf("harbor needs a worker for its pods: give --workers 1 or more, or --scenario empty")
	}
	return given, nil
}
