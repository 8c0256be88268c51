package sandboxdir

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
)

// Scenario is what a sandbox is filled with when it is new.
type Scenario struct {
	Name          string `json:"name"`
	ControlPlanes int    `json:"controlPlanes"`
	Workers       int    `json:"workers"`
	Nodes         int    `json:"nodes,omitempty"` // of scale, control plane included
	Pods          int    `json:"pods,omitempty"`  // of scale
}

// State is what a sandbox remembers from one start to the next.
type State struct {
	Scenario Scenario       `json:"scenario"`
	Applied  bool           `json:"applied"`         // the scenario is complete and is not applied again
	Ports    map[string]int `json:"ports"`           // by purpose, all on 127.0.0.1
	Audit    bool           `json:"audit,omitempty"` // the API server keeps an audit log
}

// ErrNoState says that this sandbox was never brought up.
var ErrNoState = errors.New("no state")

// Load reads the state; ErrNoState if there is none.
func (d Directory) Load() (State, error) {
	var state State
	content, err := os.ReadFile(d.Path("state.json"))
	if errors.Is(err, os.ErrNotExist) {
		return state, ErrNoState
	}
	if err != nil {
		return state, err
	}
	err = json.Unmarshal(content, &state)
	if err == nil && (state.Scenario.Name == "" || state.Ports == nil) {
		err = errors.New("fields are missing")
	}
	if err != nil {
		return state, fmt.Errorf("the state of sandbox %s cannot be read: %s: %w; `reset --name %s` deletes the sandbox, `up` then makes it anew",
			d.Name, d.Path("state.json"), err, d.Name)
	}
	return state, nil
}

// Save writes the state so that a crash leaves the old one or the new one, never half of it.
func (d Directory) Save(state State) error {
	content, err := json.MarshalIndent(state, "", "  ")
	if err != nil {
		return err
	}
	return d.WriteFile("state.json", append(content, '\n'), 0o600)
}

// WriteFile replaces a file of the sandbox atomically.
func (d Directory) WriteFile(name string, content []byte, mode os.FileMode) error {
	temporary := d.Path("." + name + ".new")
	if err := os.WriteFile(temporary, content, mode); err != nil {
		return err
	}
	if err := os.Chmod(temporary, mode); err != nil {
		return err
	}
	return os.Rename(temporary, d.Path(name))
}
