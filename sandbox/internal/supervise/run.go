package supervise

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"drydock.dev/sandbox/internal/mirrorpods"
	"drydock.dev/sandbox/internal/pki"
	"drydock.dev/sandbox/internal/sandboxdir"
)

// Report is what the supervisor tells the command that started it, one JSON object a line.
type Report struct {
	Progress string `json:"progress,omitempty"`
	Error    string `json:"error,omitempty"`
	Ready    bool   `json:"ready,omitempty"`
}

// Run is the supervisor's process: it starts all components but those held back, reports, and lives until it
// is told to shut down. The held ones are started by command.
func Run(directory sandboxdir.Directory, hold []string, reports *os.File) int {
	report := json.NewEncoder(reports)
	err := run(directory, hold, report, reports)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		_ = report.Encode(Report{Error: err.Error()}) // the command may be gone, which is its right
		return 1
	}
	return 0
}

func run(directory sandboxdir.Directory, hold []string, report *json.Encoder, reports *os.File) error {
	lock, err := sandboxdir.TryLock(directory.SupervisorLock())
	if err != nil {
		return fmt.Errorf("lock of the supervisor of sandbox %s: %w", directory.Name, err)
	}
	defer lock.Unlock()
	state, err := directory.Load()
	if err != nil {
		return err
	}
	s, err := newSupervisor(directory, state)
	if err != nil {
		return err
	}
	defer func() {
		s.shutdown()
		_ = directory.ForgetPids() // their being there is the sign that a supervisor was killed
	}()

	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	listener, err := listen(directory)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: s.handler(cancel), ReadHeaderTimeout: 5 * time.Second}
	defer func() {
		// Lets the answer to the command that ended us out; bounded, for another command may wait for a component.
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = server.Shutdown(ctx)
		_ = server.Close()
	}()
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()

	// Everything else needs the API server, which needs etcd; the rest start side by side.
	for _, group := range [][]string{{Etcd}, {APIServer}, {ControllerManager, Scheduler, Kwok}} {
		group = slices.DeleteFunc(group, func(component string) bool { return slices.Contains(hold, component) })
		_ = report.Encode(Report{Progress: "starting " + strings.Join(group, ", ")})
		if err := s.startAll(ctx, group); err != nil {
			return err
		}
	}
	close(s.started)
	_ = report.Encode(Report{Ready: true})
	_ = reports.Close()

	go mirrorpods.Keep(ctx, KubeconfigOf(directory, pki.Kwok))
	select {
	case <-ctx.Done():
		return nil
	case err := <-served:
		return errors.Join(errors.New("the supervisor's socket failed"), err)
	}
}

func (s *supervisor) startAll(ctx context.Context, components []string) error {
	results := make(chan error, len(components))
	for _, component := range components {
		go func() { results <- s.start(ctx, component) }()
	}
	var failures []error
	for range components {
		failures = append(failures, <-results)
	}
	return errors.Join(failures...)
}
