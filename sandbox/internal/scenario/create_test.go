package scenario

import (
	"errors"
	"sync/atomic"
	"testing"
)

func TestParallelDoesAllOrStopsAtTheFirstError(t *testing.T) {
	items := make([]int, 500)
	var done atomic.Int32
	if err := parallel(t.Context(), items, func(int) error { done.Add(1); return nil }); err != nil || done.Load() != 500 {
		t.Errorf("%d of 500 done, %v", done.Load(), err)
	}
	if err := parallel(t.Context(), nil, func(int) error { return nil }); err != nil {
		t.Errorf("nothing to do gave %v", err)
	}
	done.Store(0)
	broken := errors.New("broken")
	if err := parallel(t.Context(), items, func(int) error { done.Add(1); return broken }); !errors.Is(err, broken) {
		t.Errorf("the error came back as %v", err)
	}
	if done.Load() > connections {
		t.Errorf("%d items were done after the first error", done.Load())
	}
}
