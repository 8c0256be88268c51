// Package cluster brings sandboxes up and down.
package cluster

import (
	"context"
	"fmt"

	"drydock.dev/sandbox/internal/ports"
	"drydock.dev/sandbox/internal/sandboxdir"
	"drydock.dev/sandbox/internal/supervise"
)

// Info is what people and scripts need to know of a sandbox.
type Info struct {
	Name       string                `json:"name"`
	Scenario   string                `json:"scenario"`
	Server     string                `json:"server"`
	Kubeconfig string                `json:"kubeconfig"`
	Kubectl    string                `json:"kubectl"` // a script: kubectl of this sandbox
	Context    string                `json:"context"`
	Pid        int                   `json:"pid,omitempty"`   // of the supervisor
	State      string                `json:"state"`           // running, degraded (a component is not healthy), stopped, unreadable
	Error      string                `json:"error,omitempty"` // why it is unreadable
	Directory  string                `json:"directory"`
	Components []supervise.Component `json:"components,omitempty"`
}

func serverURL(state sandboxdir.State) string {
	return fmt.Sprintf("https://127.0.0.1:%d", state.Ports[ports.APIServer])
}

// Describe tells how a sandbox is.
func Describe(ctx context.Context, d sandboxdir.Directory) (Info, error) {
	info := Info{
		Name: d.Name, Context: d.Name, State: "stopped",
		Kubeconfig: d.Kubeconfig(), Kubectl: d.Kubectl(), Directory: d.Path(),
	}
	state, err := d.Load()
	if err != nil {
		info.State, info.Error = "unreadable", err.Error()
		return info, nil
	}
	info.Scenario, info.Server = state.Scenario.Name, serverURL(state)
	supervised, err := d.Supervised()
	if err != nil || !supervised {
		return info, err
	}
	info.State = "running"
	pids, err := d.Pids()
	if err != nil {
		return info, err
	}
	if len(pids) > 0 {
		info.Pid = pids[0]
	}
	if info.Components, err = supervise.Connect(d).Status(ctx); err != nil {
		info.State, info.Error = "degraded", err.Error()
		return info, nil
	}
	for _, component := range info.Components {
		if component.State != "healthy" {
			info.State = "degraded"
		}
	}
	return info, nil
}
