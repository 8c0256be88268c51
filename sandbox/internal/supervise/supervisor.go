package supervise

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"syscall"
	"time"

	"drydock.dev/sandbox/internal/pki"
	"drydock.dev/sandbox/internal/sandboxdir"
)

// A kubelet waits ten seconds before it starts a container again that ended.
const restartAfter = time.Second

// supervisor owns the processes of one sandbox. What was killed is shown as dead and stays so; what ended itself is
// started again, as a kubelet does with the static pods of a control plane.
type supervisor struct {
	directory sandboxdir.Directory
	binary    string
	specs     []spec
	starter   *starter
	prober    *prober

	started  chan struct{} // closed when all components have been started that are not held back
	commands sync.Mutex    // one launch or stop at a time; guards closing
	closing  bool
	mutex    sync.Mutex // guards running
	running  map[string]*process
}

func newSupervisor(directory sandboxdir.Directory, state sandboxdir.State) (*supervisor, error) {
	binary, err := os.Executable()
	if err != nil {
		return nil, err
	}
	prober, err := newProber(directory)
	if err != nil {
		return nil, err
	}
	return &supervisor{
		directory: directory, binary: binary, specs: specs(directory, state),
		starter: newStarter(), prober: prober, running: map[string]*process{}, started: make(chan struct{}),
	}, nil
}

// start runs a component that does not run and waits until it is healthy.
func (s *supervisor) start(ctx context.Context, component string) error {
	one, err := s.find(component)
	if err != nil {
		return err
	}
	run, err := s.launch(ctx, one)
	if err != nil {
		return err
	}
	if err := s.prober.waitHealthy(ctx, one, run, s.directory.Log(component)); err != nil {
		return err
	}
	run.kept.Do(func() { go s.keep(component, run) })
	return nil
}

// keep starts a component again when its process has ended itself. kube-scheduler relies on that: it exits when a
// bound pod was replaced under its name while its watch was cut, as a StatefulSet's is around a restart of the API
// server, for it takes the two for one that changed nodes. Source: k8s.io/kubernetes
// pkg/scheduler/backend/cache/cache.go, UpdatePod; kubernetes/kubernetes#141255.
func (s *supervisor) keep(component string, run *process) {
	<-run.gone
	time.Sleep(restartAfter)
	if !run.endedItself() {
		return
	}
	_, exit := run.state()
	fmt.Fprintf(os.Stderr, "%s ended (%s) and is started again\n", component, exit)
	ctx, cancel := context.WithTimeout(context.Background(), startTime)
	defer cancel()
	if err := s.start(ctx, component); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", component, err)
	}
}

// launch returns the process of a component, a new one if there is none that lives.
func (s *supervisor) launch(ctx context.Context, one spec) (*process, error) {
	s.commands.Lock()
	defer s.commands.Unlock()
	if s.closing {
		return nil, errors.New("the sandbox is being stopped")
	}
	if current := s.process(one.name); current != nil && current.alive() {
		return current, nil
	}
	if one.name == Kwok {
		if err := releaseLeases(ctx, KubeconfigOf(s.directory, pki.Kwok)); err != nil {
			return nil, fmt.Errorf("kwok needs the API server to start: %w", err)
		}
	}
	run, err := s.starter.launch(s.binary, one.name, one.args, s.directory.Log(one.name))
	if err != nil {
		return nil, err
	}
	s.mutex.Lock()
	s.running[one.name] = run
	s.mutex.Unlock()
	return run, s.recordPids()
}

// stop ends a component at once, as a crash would, and waits until its process is gone
// (before that its port cannot be bound again).
func (s *supervisor) stop(component string) error {
	s.commands.Lock()
	defer s.commands.Unlock()
	if _, err := s.find(component); err != nil {
		return err
	}
	if run := s.process(component); run != nil {
		run.stop(syscall.SIGKILL, time.Second)
	}
	return nil
}

// shutdown ends everything, clients before servers. The API server is killed: on SIGTERM it would wait a
// minute for its watches to end, and all its state is in etcd.
func (s *supervisor) shutdown() {
	s.commands.Lock()
	defer s.commands.Unlock()
	s.closing = true
	var clients sync.WaitGroup
	for _, component := range []string{Kwok, Scheduler, ControllerManager} {
		if run := s.process(component); run != nil {
			clients.Go(func() { run.stop(syscall.SIGTERM, time.Second) })
		}
	}
	clients.Wait()
	if run := s.process(APIServer); run != nil {
		run.stop(syscall.SIGKILL, time.Second)
	}
	if run := s.process(Etcd); run != nil {
		run.stop(syscall.SIGTERM, 3*time.Second)
	}
}

// Component is the health of one component as people see it.
type Component struct {
	Name   string `json:"name"`
	State  string `json:"state"` // healthy, unhealthy, stopped (by command) or dead
	Pid    int    `json:"pid,omitempty"`
	Detail string `json:"detail,omitempty"`
}

func (s *supervisor) status(ctx context.Context) []Component {
	components := make([]Component, len(s.specs))
	var probes sync.WaitGroup
	for i, one := range s.specs {
		components[i] = Component{Name: one.name, State: "stopped"}
		run := s.process(one.name)
		if run == nil {
			continue
		}
		state, exit := run.state()
		if state != "running" {
			components[i].State, components[i].Detail = state, exit
			continue
		}
		probes.Go(func() {
			components[i].State, components[i].Pid = "healthy", run.command.Process.Pid
			if err := s.prober.healthy(ctx, one.health); err != nil {
				components[i].State, components[i].Detail = "unhealthy", err.Error()
			}
		})
	}
	probes.Wait()
	return components
}

func (s *supervisor) find(component string) (spec, error) {
	i := slices.IndexFunc(s.specs, func(one spec) bool { return one.name == component })
	if i < 0 {
		return spec{}, fmt.Errorf("there is no component %q: give one of etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kwok", component)
	}
	return s.specs[i], nil
}

func (s *supervisor) process(component string) *process {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.running[component]
}

// recordPids lets a later command clean up if this supervisor is killed.
func (s *supervisor) recordPids() error {
	s.mutex.Lock()
	pids := []int{os.Getpid()}
	for _, run := range s.running {
		pids = append(pids, run.command.Process.Pid)
	}
	s.mutex.Unlock()
	return s.directory.SavePids(pids)
}
