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
	defer s.shutdown()

	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	listener, err := listen(directory)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: s.handler(cancel), ReadHeaderTimeout: 5 * time.Second}
	defer server.Close()
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()

	for _, one := range s.specs {
		if slices.Contains(hold, one.name) {
			continue
		}
		_ = report.Encode(Report{Progress: "starting " + one.name})
		if err := s.start(ctx, one.name); err != nil {
			return err
		}
	}
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
