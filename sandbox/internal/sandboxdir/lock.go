package sandboxdir

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// Lock is a flock: the kernel drops it when its process ends, however it ends, so it is never stale.
type Lock struct{ file *os.File }

// ErrLocked says that another process holds the lock.
var ErrLocked = errors.New("locked")

// TryLock takes the lock of that file at once or returns ErrLocked.
func TryLock(path string) (*Lock, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|syscall.O_CLOEXEC, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, ErrLocked
		}
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return &Lock{file}, nil
}

// Unlock gives the lock back.
func (l *Lock) Unlock() { _ = l.file.Close() }

// Command takes the lock that commands hold while they change this sandbox; waiting is called once if it has to wait.
func (d Directory) Command(ctx context.Context, waiting func()) (*Lock, error) {
	// Beside the directory, because reset deletes the directory while it holds the lock.
	path := filepath.Join(d.Root, "."+d.Name+".lock")
	for told := false; ; {
		lock, err := TryLock(path)
		if !errors.Is(err, ErrLocked) {
			return lock, err
		}
		if !told {
			waiting()
			told = true
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("another command still works on sandbox %s (it holds %s): wait until it ends, or end it", d.Name, path)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// SupervisorLock is held by the supervisor for as long as it lives.
func (d Directory) SupervisorLock() string { return d.Path("supervisor.lock") }

// Supervised tells whether a supervisor lives.
func (d Directory) Supervised() (bool, error) {
	if !d.Exists() {
		return false, nil
	}
	lock, err := TryLock(d.SupervisorLock())
	if errors.Is(err, ErrLocked) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	lock.Unlock()
	return false, nil
}
