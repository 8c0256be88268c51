package scenario

import (
	"context"
	"fmt"
	"sync"

	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"

	"drydock.dev/sandbox/internal/mirrorpods"
)

const (
	scaleReplicas  = 30 // pods of a Deployment
	scaleNamespace = 50 // Deployments in a namespace
)

// scale is many nodes with many pods that are bound and run already, each owned as its controllers would have it.
func (a *Applier) scale(ctx context.Context) error {
	var nodes, workers []*core.Node
	for i, machine := range fleet(a.wanted.ControlPlanes, a.wanted.Nodes-a.wanted.ControlPlanes) {
		nodes = append(nodes, withMirrorPods(machine.node(i)))
		if machine.pool != "" {
			workers = append(workers, nodes[i])
		}
	}
	if err := a.createNodes(ctx, nodes); err != nil {
		return err
	}
	// kwok asks for the pods of each node once, one node after another. Of a cluster without pods that is nothing; among
	// 150,000 the API server looks through all of them for each of 5,000 nodes, and nobody else gets a turn for half an hour.
	if err := a.waitNodes(ctx, len(nodes), 0); err != nil {
		return err
	}
	loads := scaleWorkloads(a.wanted.Pods)
	if err := a.createNamespaces(ctx, loads); err != nil {
		return err
	}
	a.progress("creating %d Deployments with their ReplicaSets and budgets", len(loads))
	var mutex sync.Mutex
	patterns := map[string]*core.Pod{}
	err := parallel(ctx, loads, func(w workload) error {
		pattern, err := a.createOwners(ctx, w)
		mutex.Lock()
		defer mutex.Unlock()
		patterns[w.name] = pattern
		return err
	})
	if err != nil {
		return err
	}
	a.progress("storing %d running pods", a.wanted.Pods)
	var pods []*core.Pod
	for i, w := range loads {
		for replica := range int(w.replicas()) {
			// Replicas of one Deployment lie apart, and every node gets its share.
			place := i*scaleReplicas + replica
			node := workers[place%len(workers)]
			pods = append(pods, running(patterns[w.name], replica, node, place/len(workers)))
		}
	}
	if err := a.store(ctx, pods); err != nil {
		return err
	}
	// This asks for the newest state, and so waits until the API server's cache has all pods.
	if err := a.waitPods(ctx, meta.NamespaceSystem, a.wanted.ControlPlanes*len(mirrorpods.Static)); err != nil {
		return err
	}
	// The controllers come last: they would make pods for those that they do not see yet.
	if err := a.release(ctx); err != nil {
		return err
	}
	return a.waitBudgets(ctx)
}

// scaleWorkloads cuts the pods into Deployments; the last one has what is left.
func scaleWorkloads(pods int) []workload {
	var loads []workload
	for left := pods; left > 0; left -= scaleReplicas {
		i := len(loads)
		loads = append(loads, workload{
			// Once its controller knows the pods of this budget, it has read all pods.
			unseen:    i == 0,
			namespace: fmt.Sprintf("team-%03d", i/scaleNamespace), name: fmt.Sprintf("service-%04d", i),
			cpu: "100m", memory: "128Mi", grace: 30, stop: "3s", maxUnavailable: "1",
			count: int32(min(left, scaleReplicas)),
		})
	}
	return loads
}

func (a *Applier) createNamespaces(ctx context.Context, loads []workload) error {
	var namespaces, accounts []meta.Object
	known := map[string]bool{}
	for _, w := range loads {
		if known[w.namespace] {
			continue
		}
		known[w.namespace] = true
		namespaces = append(namespaces, &core.Namespace{ObjectMeta: meta.ObjectMeta{Name: w.namespace}})
		accounts = append(accounts, &core.ServiceAccount{ObjectMeta: meta.ObjectMeta{Namespace: w.namespace, Name: "default"}})
	}
	if err := createAll(ctx, a.client, namespaces); err != nil {
		return err
	}
	return createAll(ctx, a.client, accounts)
}
