package supervise

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// starter forks all children on one thread that lives as long as the supervisor: Linux sends the
// parent-death signal when the forking *thread* ends, and Go ends and makes threads as it likes.
type starter struct{ requests chan func() }

func newStarter() *starter {
	s := &starter{make(chan func())}
	go func() {
		runtime.LockOSThread()
		for request := range s.requests {
			request()
		}
	}()
	return s
}

func (s *starter) start(command *exec.Cmd) error {
	result := make(chan error)
	s.requests <- func() { result <- command.Start() }
	return <-result
}

// process is one run of a component.
type process struct {
	command *exec.Cmd
	gone    chan struct{} // closed when the process is gone
	kept    sync.Once     // one keeper a process

	mutex   sync.Mutex
	stopped bool   // by a command, so its end is no failure
	exit    string // how it ended
}

// launch starts a component whose output goes to the end of its log.
func (s *starter) launch(binary, component string, args []string, log string) (*process, error) {
	output, err := os.OpenFile(log, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	defer output.Close()
	command := exec.Command(binary, append([]string{component}, args...)...)
	command.Stdout, command.Stderr = output, output
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	if err := s.start(command); err != nil {
		return nil, fmt.Errorf("start %s: %w", component, err)
	}
	p := &process{command: command, gone: make(chan struct{})}
	go func() {
		_ = command.Wait()
		p.mutex.Lock()
		p.exit = command.ProcessState.String()
		p.mutex.Unlock()
		close(p.gone)
	}()
	return p, nil
}

func (p *process) alive() bool {
	select {
	case <-p.gone:
		return false
	default:
		return true
	}
}

// endedItself tells a process that is gone by its own decision from one that was stopped or killed.
func (p *process) endedItself() bool {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return !p.stopped && p.command.ProcessState.ExitCode() > 0
}

// stop sends the signal, then SIGKILL if the process is still there after the patience.
func (p *process) stop(signal syscall.Signal, patience time.Duration) {
	p.mutex.Lock()
	p.stopped = true
	p.mutex.Unlock()
	_ = p.command.Process.Signal(signal)
	select {
	case <-p.gone:
	case <-time.After(patience):
		_ = p.command.Process.Kill()
		<-p.gone
	}
}

// state in words: running, stopped, or dead with how it ended.
func (p *process) state() (state, exit string) {
	if p.alive() {
		return "running", ""
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.stopped {
		return "stopped", ""
	}
	return "dead", p.exit
}
