package scenario

import (
	"context"

	core "k8s.io/api/core/v1"
	storage "k8s.io/api/storage/v1"
)

// empty is nodes and nothing on them.
func (a *Applier) empty(ctx context.Context) error {
	var nodes []*core.Node
	for i, machine := range fleet(a.wanted.ControlPlanes, a.wanted.Workers) {
		nodes = append(nodes, machine.node(i))
	}
	if err := a.createNodes(ctx, nodes); err != nil {
		return err
	}
	return a.waitNodes(ctx, len(nodes), 0)
}

// createNodes makes the nodes, and the storage that goes with them.
func (a *Applier) createNodes(ctx context.Context, nodes []*core.Node) error {
	a.progress("creating %d nodes", len(nodes))
	if err := createAll(ctx, a.client, nodes); err != nil {
		return err
	}
	var drivers []*storage.CSINode
	for _, node := range nodes {
		drivers = append(drivers, csiNode(node))
	}
	if err := createAll(ctx, a.client, drivers); err != nil {
		return err
	}
	return a.createStorage(ctx)
}
