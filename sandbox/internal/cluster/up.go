package cluster

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"k8s.io/client-go/tools/clientcmd"

	"drydock.dev/sandbox/internal/ports"
	"drydock.dev/sandbox/internal/sandboxdir"
	"drydock.dev/sandbox/internal/scenario"
	"drydock.dev/sandbox/internal/supervise"
)

// Progress tells people what happens.
type Progress func(format string, args ...any)

// Up brings a sandbox up: a running one is left as it is, a stopped one is started on its kept state, a new one
// is filled with the scenario. port is the API server's, 0 for any. audit makes the API server keep an audit log from
// this start on.
func Up(ctx context.Context, d sandboxdir.Directory, wanted sandboxdir.Scenario, port int, audit bool, progress Progress) (Info, error) {
	lock, err := lockCommand(ctx, d, progress)
	if err != nil {
		return Info{}, err
	}
	defer lock.Unlock()

	state, err := d.Load()
	switch {
	case errors.Is(err, sandboxdir.ErrNoState):
		state = sandboxdir.State{Scenario: wanted}
	case err != nil:
		return Info{}, err
	case state.Scenario != wanted:
		progress("sandbox %s exists with scenario %s and keeps it; `reset --name %s` deletes it", d.Name, state.Scenario.Name, d.Name)
	}
	supervised, err := d.Supervised()
	if err != nil {
		return Info{}, err
	}
	if supervised && audit && !state.Audit {
		return Info{}, fmt.Errorf("sandbox %s runs without an audit log: `down --name %s`, then up with --audit", d.Name, d.Name)
	}
	state.Audit = state.Audit || audit
	if supervised {
		// A command that was interrupted may have started it just now.
		progress("sandbox %s is running", d.Name)
		err = supervise.Connect(d).WaitStarted(ctx)
	} else {
		err = start(ctx, d, &state, port, progress)
	}
	if err != nil {
		return Info{}, err
	}
	if !state.Applied {
		if err := apply(ctx, d, state, progress); err != nil {
			return Info{}, err
		}
		state.Applied = true
		if err := d.Save(state); err != nil {
			return Info{}, err
		}
	}
	return Describe(ctx, d)
}

func lockCommand(ctx context.Context, d sandboxdir.Directory, progress Progress) (*sandboxdir.Lock, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	return d.Command(ctx, func() { progress("another command works on sandbox %s, waiting for it", d.Name) })
}

// start starts the supervisor and waits until it has started what it starts.
func start(ctx context.Context, d sandboxdir.Directory, state *sandboxdir.State, port int, progress Progress) error {
	ended, unclean, err := d.KillLeftovers()
	if err != nil {
		return err
	}
	if unclean {
		progress("sandbox %s was not stopped, its supervisor had been killed: %d processes were left and are ended, starting again on its state", d.Name, ended)
	}
	remembered := state.Ports
	if state.Ports, err = ports.Choose(remembered, port); err != nil {
		return err
	}
	if before := remembered[ports.APIServer]; before != 0 && before != state.Ports[ports.APIServer] {
		progress("port %d is taken now, the API server moves to %d", before, state.Ports[ports.APIServer])
	}
	if err := os.MkdirAll(d.Path(), 0o700); err != nil {
		return err
	}
	if err := d.Save(*state); err != nil {
		return err
	}
	if err := prepare(d, *state); err != nil {
		return err
	}
	var hold []string
	if !state.Applied {
		hold = scenario.HeldBack(state.Scenario.Name)
	}
	return spawn(ctx, d, hold, progress)
}

// spawn starts the supervisor as a process that outlives this one, and follows its reports.
func spawn(ctx context.Context, d sandboxdir.Directory, hold []string, progress Progress) error {
	binary, err := os.Executable()
	if err != nil {
		return err
	}
	log, err := os.OpenFile(d.Log("supervisor"), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	reports, theirs, err := os.Pipe()
	if err != nil {
		return err
	}
	defer reports.Close()
	command := exec.Command(binary, "supervise", "--directory", d.Path(), "--hold", strings.Join(hold, ","))
	command.Stdout, command.Stderr, command.ExtraFiles = log, log, []*os.File{theirs}
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // Ctrl-C of this command is not for it
	if err := command.Start(); err != nil {
		return err
	}
	theirs.Close()
	stop := context.AfterFunc(ctx, func() { reports.Close() })
	defer stop()

	lines := bufio.NewScanner(reports)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var report supervise.Report
		if err := json.Unmarshal(lines.Bytes(), &report); err != nil {
			return err
		}
		switch {
		case report.Error != "":
			_ = command.Wait()
			return errors.New(report.Error)
		case report.Ready:
			return command.Process.Release()
		default:
			progress("%s", report.Progress)
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("the supervisor of sandbox %s ended. The last lines of %s:\n%s", d.Name, d.Log("supervisor"), supervise.Tail(d.Log("supervisor"), 8))
}

func apply(ctx context.Context, d sandboxdir.Directory, state sandboxdir.State, progress Progress) error {
	config, err := clientcmd.BuildConfigFromFlags("", d.Kubeconfig())
	if err != nil {
		return err
	}
	release := func(ctx context.Context) error {
		for _, component := range scenario.HeldBack(state.Scenario.Name) {
			progress("starting %s", component)
			if err := supervise.Connect(d).Start(ctx, component); err != nil {
				return err
			}
		}
		return nil
	}
	etcd := fmt.Sprintf("http://127.0.0.1:%d", state.Ports[ports.Etcd])
	applier, err := scenario.NewApplier(config, etcd, state.Scenario, progress, release)
	if err != nil {
		return err
	}
	return applier.Apply(ctx)
}
