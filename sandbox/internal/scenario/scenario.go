// Package scenario fills a new sandbox with nodes and what runs on them.
package scenario

import (
	"context"
	"fmt"

	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"

	"drydock.dev/sandbox/internal/sandboxdir"
	"drydock.dev/sandbox/internal/supervise"
)

// Names of the scenarios.
var Names = []string{"harbor", "empty", "scale"}

// HeldBack are the components that must not run before the scenario is complete: in harbor every pod is put on
// its node here, not by the scheduler, so that each sandbox is the same; in scale the pods exist before their
// controllers look, so that these neither add nor delete any.
func HeldBack(name string) []string {
	switch name {
	case "harbor":
		return []string{supervise.Scheduler}
	case "scale":
		return []string{supervise.ControllerManager, supervise.Scheduler}
	default:
		return nil
	}
}

// Applier fills one sandbox. Applying again after an interruption goes on where it was.
type Applier struct {
	client   kubernetes.Interface
	dynamic  dynamic.Interface // for kinds of other products
	etcd     string            // its URL
	wanted   sandboxdir.Scenario
	progress func(format string, args ...any)
	release  func(ctx context.Context) error // starts the components held back
}

// NewApplier talks to the API server with that configuration, and for scale to etcd at that URL.
func NewApplier(config *rest.Config, etcd string, wanted sandboxdir.Scenario, progress func(string, ...any), release func(context.Context) error) (*Applier, error) {
	config = rest.CopyConfig(config)
	config.QPS, config.Burst = -1, -1 // the API server limits us, nobody else
	config.UserAgent = "drydock-sandbox/scenario"
	config.ContentType = "application/vnd.kubernetes.protobuf"
	config.DisableCompression = true // costs more than it saves on the loopback interface
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	others, err := dynamic.NewForConfig(config)
	return &Applier{client, others, etcd, wanted, progress, release}, err
}

// Apply makes the scenario and returns when everything in it has settled.
func (a *Applier) Apply(ctx context.Context) error {
	switch a.wanted.Name {
	case "harbor":
		return a.harbor(ctx)
	case "empty":
		return a.empty(ctx)
	case "scale":
		return a.scale(ctx)
	default:
		return fmt.Errorf("there is no scenario %q: give harbor, empty or scale", a.wanted.Name)
	}
}
