package supervise

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"drydock.dev/sandbox/internal/pki"
	"drydock.dev/sandbox/internal/sandboxdir"
)

// startTime is what a component has to become healthy: an API server that comes back to a thousand nodes answers them first.
const startTime = 3 * time.Minute

// prober asks components whether they are healthy.
type prober struct{ client *http.Client }

func newProber(d sandboxdir.Directory) (*prober, error) {
	admin, err := tls.LoadX509KeyPair(d.Path("pki", pki.Admin+".crt"), d.Path("pki", pki.Admin+".key"))
	if err != nil {
		return nil, err
	}
	transport := &http.Transport{
		// Controller manager and scheduler sign their certificates themselves; all of it is on the loopback interface.
		TLSClientConfig:   &tls.Config{Certificates: []tls.Certificate{admin}, InsecureSkipVerify: true},
		DisableKeepAlives: true,
	}
	return &prober{&http.Client{Transport: transport, Timeout: 10 * time.Second}}, nil
}

// healthy returns nil, or why not.
func (p *prober) healthy(ctx context.Context, url string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	response, err := p.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, 4096))
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", response.Status, strings.TrimSpace(string(body)))
	}
	return nil
}

// waitHealthy returns when the component answers; an error as soon as its process ends or the time is up.
func (p *prober) waitHealthy(ctx context.Context, one spec, run *process, log string) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	for {
		last := p.healthy(ctx, one.health)
		if last == nil && run.alive() {
			return nil
		}
		select {
		case <-run.gone:
			_, exit := run.state()
			return fmt.Errorf("%s ended while it started (%s). The last lines of %s:\n%s", one.name, exit, log, Tail(log, 8))
		case <-ctx.Done():
			return fmt.Errorf("%s is not healthy after %s (%v). The last lines of %s:\n%s", one.name, startTime, last, log, Tail(log, 8))
		case <-time.After(15 * time.Millisecond):
		}
	}
}

// Tail returns the last lines of a file, or why it cannot be read.
func Tail(path string, lines int) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	all := strings.Split(strings.TrimRight(string(content), "\n"), "\n")
	return strings.Join(all[max(0, len(all)-lines):], "\n")
}
