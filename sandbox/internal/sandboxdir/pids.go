package sandboxdir

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"
)

const pidsFile = "pids.json"

// SavePids notes the processes of the sandbox, its supervisor first. The file is there while they run, and
// after a supervisor that was killed.
func (d Directory) SavePids(pids []int) error {
	content, err := json.Marshal(pids)
	if err != nil {
		return err
	}
	return d.WriteFile(pidsFile, content, 0o600)
}

// ForgetPids notes that they have ended.
func (d Directory) ForgetPids() error { return os.Remove(d.Path(pidsFile)) }

// Pids returns the processes noted, none if there is no note.
func (d Directory) Pids() ([]int, error) {
	content, err := os.ReadFile(d.Path(pidsFile))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var pids []int
	if err := json.Unmarshal(content, &pids); err != nil {
		return nil, fmt.Errorf("%s: %w; `reset --name %s` deletes the sandbox", d.Path(pidsFile), err, d.Name)
	}
	return pids, nil
}

// KillLeftovers ends what runs of a sandbox without its supervisor. It returns how many processes that were and
// whether the supervisor had been killed. A pid counts only if its command line names the sandbox's directory:
// pids are used again.
func (d Directory) KillLeftovers() (ended int, unclean bool, err error) {
	pids, err := d.Pids()
	if err != nil || len(pids) == 0 {
		return 0, false, err
	}
	for _, pid := range pids {
		if !d.owns(pid) {
			continue
		}
		ended++
		_ = syscall.Kill(pid, syscall.SIGKILL)
		for deadline := time.Now().Add(5 * time.Second); d.owns(pid); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(deadline) {
				return ended, true, fmt.Errorf("process %d of sandbox %s does not end: end it and try again", pid, d.Name)
			}
		}
	}
	return ended, true, d.ForgetPids()
}

// owns tells whether that process lives and is one of this sandbox.
func (d Directory) owns(pid int) bool {
	line, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	// An argument is the directory, or a file in it; not another sandbox whose name begins the same.
	return err == nil && (bytes.Contains(line, []byte(d.Path()+"/")) || bytes.Contains(line, []byte(d.Path()+"\x00")))
}
