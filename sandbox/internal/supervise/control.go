package supervise

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"

	"drydock.dev/sandbox/internal/sandboxdir"
)

// The supervisor takes commands as HTTP on a Unix socket in the sandbox's directory.
const socketName = "control.sock"

// A Unix socket's path holds 107 bytes at most and a sandbox may be deeper than that: its directory is
// opened first and the socket reached through the file descriptor.
func throughDescriptor[T any](d sandboxdir.Directory, use func(path string) (T, error)) (T, error) {
	directory, err := os.Open(d.Path())
	if err != nil {
		var none T
		return none, err
	}
	defer directory.Close()
	return use(fmt.Sprintf("/proc/self/fd/%d/%s", directory.Fd(), socketName))
}

func listen(d sandboxdir.Directory) (net.Listener, error) {
	if err := os.Remove(d.Path(socketName)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	return throughDescriptor(d, func(path string) (net.Listener, error) { return net.Listen("unix", path) })
}

func (s *supervisor) handler(shutdown func()) http.Handler {
	routes := http.NewServeMux()
	routes.HandleFunc("GET /status", func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(s.status(r.Context()))
	})
	routes.HandleFunc("GET /started", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-s.started:
		case <-r.Context().Done():
		}
	})
	routes.HandleFunc("POST /start/{component}", func(w http.ResponseWriter, r *http.Request) {
		answer(w, s.start(r.Context(), r.PathValue("component")))
	})
	routes.HandleFunc("POST /stop/{component}", func(w http.ResponseWriter, r *http.Request) {
		answer(w, s.stop(r.PathValue("component")))
	})
	routes.HandleFunc("POST /shutdown", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, nil)
		shutdown()
	})
	return routes
}

func answer(w http.ResponseWriter, err error) {
	if err != nil {
		w.WriteHeader(http.StatusUnprocessableEntity)
		_, _ = io.WriteString(w, err.Error())
	}
}

// Client gives commands to the supervisor of a sandbox.
type Client struct{ http http.Client }

// Connect returns a client; whether a supervisor is there shows with the first command.
func Connect(d sandboxdir.Directory) *Client {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return throughDescriptor(d, func(path string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "unix", path)
		})
	}
	return &Client{http.Client{Transport: &http.Transport{DialContext: dial}, Timeout: startTime + 10*time.Second}}
}

// Status of all components.
func (c *Client) Status(ctx context.Context) ([]Component, error) {
	body, err := c.call(ctx, http.MethodGet, "/status")
	if err != nil {
		return nil, err
	}
	var components []Component
	return components, json.Unmarshal(body, &components)
}

// WaitStarted returns when a supervisor that is just starting its components has done so (at most a minute).
func (c *Client) WaitStarted(ctx context.Context) error {
	for tries := 0; ; tries++ {
		_, err := c.call(ctx, http.MethodGet, "/started")
		if err == nil || !errors.Is(err, syscall.ECONNREFUSED) && !errors.Is(err, syscall.ENOENT) || tries == 40 {
			return err
		}
		time.Sleep(50 * time.Millisecond) // it lives but does not listen yet
	}
}

// Start a component and wait until it is healthy (at most a minute).
func (c *Client) Start(ctx context.Context, component string) error {
	_, err := c.call(ctx, http.MethodPost, "/start/"+component)
	return err
}

// Stop a component as a crash would, and wait until its process is gone.
func (c *Client) Stop(ctx context.Context, component string) error {
	_, err := c.call(ctx, http.MethodPost, "/stop/"+component)
	return err
}

// Shutdown asks the supervisor to end everything and itself; it does not wait for that.
func (c *Client) Shutdown(ctx context.Context) error {
	_, err := c.call(ctx, http.MethodPost, "/shutdown")
	return err
}

func (c *Client) call(ctx context.Context, method, path string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, method, "http://supervisor"+path, nil)
	if err != nil {
		return nil, err
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, fmt.Errorf("the sandbox's supervisor does not answer: %w", err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, errors.New(string(bytes.TrimSpace(body)))
	}
	return body, nil
}
