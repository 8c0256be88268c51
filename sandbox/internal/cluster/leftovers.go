package cluster

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"

	"drydock.dev/sandbox/internal/sandboxdir"
)

// readPids returns the pids of the supervisor (first) and of all components it started last.
func readPids(d sandboxdir.Directory) ([]int, error) {
	content, err := os.ReadFile(d.Path("pids.json"))
	if err != nil {
		return nil, err
	}
	var pids []int
	err = json.Unmarshal(content, &pids)
	if err == nil && len(pids) == 0 {
		err = errors.New("no pid in it")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.Path("pids.json"), err)
	}
	return pids, nil
}

// killLeftovers ends processes of a sandbox whose supervisor is gone and returns how many there were.
// A pid counts only if its command line names the sandbox's directory: pids are used again.
func killLeftovers(d sandboxdir.Directory) (int, error) {
	pids, err := readPids(d)
	if errors.Is(err, os.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	killed := 0
	for _, pid := range pids {
		if !belongs(pid, d) {
			continue
		}
		killed++
		_ = syscall.Kill(pid, syscall.SIGKILL)
		for deadline := time.Now().Add(5 * time.Second); belongs(pid, d); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(deadline) {
				return killed, fmt.Errorf("process %d of sandbox %s does not end: end it and try again", pid, d.Name)
			}
		}
	}
	return killed, nil
}

func belongs(pid int, d sandboxdir.Directory) bool {
	line, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	return err == nil && bytes.Contains(line, []byte(d.Path()))
}
