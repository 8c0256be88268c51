package cluster

import (
	"context"
	"fmt"
	"os"
	"time"

	"drydock.dev/sandbox/internal/sandboxdir"
	"drydock.dev/sandbox/internal/supervise"
)

// Down stops a sandbox and keeps its state. One that does not run is no error.
func Down(ctx context.Context, d sandboxdir.Directory, progress Progress) error {
	lock, err := lockCommand(ctx, d, progress)
	if err != nil {
		return err
	}
	defer lock.Unlock()
	return down(ctx, d, progress)
}

// Reset stops a sandbox and deletes it.
func Reset(ctx context.Context, d sandboxdir.Directory, progress Progress) error {
	lock, err := lockCommand(ctx, d, progress)
	if err != nil {
		return err
	}
	defer lock.Unlock()
	if !d.Exists() {
		progress("there is no sandbox %s", d.Name)
		return nil
	}
	if err := down(ctx, d, progress); err != nil {
		return err
	}
	if err := os.RemoveAll(d.Path()); err != nil {
		return err
	}
	progress("sandbox %s is deleted", d.Name)
	return nil
}

func down(ctx context.Context, d sandboxdir.Directory, progress Progress) error {
	supervised, err := d.Supervised()
	if err != nil {
		return err
	}
	if supervised {
		if err := supervise.Connect(d).Shutdown(ctx); err != nil {
			progress("%v: ending its processes", err)
			if _, _, err := d.KillLeftovers(); err != nil {
				return err
			}
		}
		if err := waitUnsupervised(ctx, d); err != nil {
			return err
		}
	}
	leftovers, _, err := d.KillLeftovers()
	if err != nil {
		return err
	}
	if supervised || leftovers > 0 {
		progress("sandbox %s is stopped", d.Name)
	} else {
		progress("sandbox %s does not run", d.Name)
	}
	return nil
}

func waitUnsupervised(ctx context.Context, d sandboxdir.Directory) error {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	for {
		supervised, err := d.Supervised()
		if err != nil || !supervised {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the supervisor of sandbox %s does not end: see %s", d.Name, d.Log("supervisor"))
		case <-time.After(30 * time.Millisecond):
		}
	}
}
