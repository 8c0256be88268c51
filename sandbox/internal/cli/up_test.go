package cli

import (
	"testing"

	"drydock.dev/sandbox/internal/sandboxdir"
)

func TestNumbersThatCannotBeAreRefused(t *testing.T) {
	for _, test := range []struct {
		given sandboxdir.Scenario
		good  bool
	}{
		{sandboxdir.Scenario{Name: "harbor", ControlPlanes: 3, Workers: 9, Nodes: 1000}, true},
		{sandboxdir.Scenario{Name: "harbor", ControlPlanes: 3}, false},
		{sandboxdir.Scenario{Name: "empty"}, true},
		{sandboxdir.Scenario{Name: "empty", Workers: -1}, false},
		{sandboxdir.Scenario{Name: "scale", ControlPlanes: 3, Nodes: 4, Pods: 10}, true},
		{sandboxdir.Scenario{Name: "scale", ControlPlanes: 3, Nodes: 3, Pods: 10}, false},
		{sandboxdir.Scenario{Name: "port"}, false},
	} {
		wanted, err := checked(test.given)
		if (err == nil) != test.good {
			t.Errorf("%+v: %v", test.given, err)
		}
		if err == nil && wanted.Name != "scale" && wanted.Nodes+wanted.Pods != 0 {
			t.Errorf("%+v keeps numbers that it does not use", wanted)
		}
	}
}
