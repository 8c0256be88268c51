package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"drydock.dev/sandbox/internal/cluster"
	"drydock.dev/sandbox/internal/sandboxdir"
)

func statusCommand() *cobra.Command {
	command := &cobra.Command{Use: "status", Short: "List the sandboxes and the health of their components", Args: cobra.NoArgs}
	name := command.Flags().String("name", "", "only this sandbox")
	asJSON := command.Flags().Bool("json", false, "print one line of JSON: a list, or with --name one object")
	command.RunE = func(command *cobra.Command, _ []string) error {
		directories, err := asked(*name)
		if err != nil {
			return err
		}
		infos := make([]cluster.Info, 0, len(directories))
		for _, directory := range directories {
			info, err := cluster.Describe(command.Context(), directory)
			if err != nil {
				return err
			}
			infos = append(infos, info)
		}
		switch {
		case *asJSON && *name != "":
			return printJSON(infos[0])
		case *asJSON:
			return printJSON(infos)
		}
		print(infos)
		return nil
	}
	return command
}

func asked(name string) ([]sandboxdir.Directory, error) {
	if name == "" {
		return sandboxdir.List()
	}
	directory, err := sandboxdir.Open(name)
	if err != nil {
		return nil, err
	}
	if !directory.Exists() {
		return nil, fmt.Errorf("there is no sandbox %s: `up --name %s` makes it, `status` lists those that exist", name, name)
	}
	return []sandboxdir.Directory{directory}, nil
}

func print(infos []cluster.Info) {
	if len(infos) == 0 {
		fmt.Println("There is no sandbox. `up` makes one.")
	}
	for _, info := range infos {
		fmt.Printf("%-20s %-10s %-8s %s\n", info.Name, info.State, info.Scenario, info.Server)
		if info.Error != "" {
			fmt.Printf("  %s\n", info.Error)
		}
		for _, component := range info.Components {
			fmt.Printf("  %-24s %-10s", component.Name, component.State)
			if component.Pid != 0 {
				fmt.Printf(" pid %d", component.Pid)
			}
			fmt.Printf(" %s\n", component.Detail)
		}
	}
}
