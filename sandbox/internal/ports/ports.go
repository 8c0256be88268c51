// Package ports finds free TCP ports on 127.0.0.1.
package ports

import (
	"fmt"
	"math/rand/v2"
	"net"
	"strconv"
)

// Purposes of a sandbox's ports.
const (
	APIServer         = "kube-apiserver"
	Etcd              = "etcd"
	EtcdPeer          = "etcd-peer"
	ControllerManager = "kube-controller-manager"
	Scheduler         = "kube-scheduler"
	Kwok              = "kwok"
)

var purposes = []string{APIServer, Etcd, EtcdPeer, ControllerManager, Scheduler, Kwok}

// Ports are taken from below the range that the kernel gives to outgoing connections (32768 and up on Linux):
// a port of a stopped sandbox would else be lost to any connection of any program.
const lowest, highest = 20000, 32000

// TakenError says that a port somebody asked for is in use.
type TakenError struct{ Port int }

func (e TakenError) Error() string {
	return fmt.Sprintf("port %d on 127.0.0.1 is taken by another program: give another --port, leave --port out, or end that program (`ss -ltnp sport = :%d` names it)", e.Port, e.Port)
}

// Choose keeps the ports remembered that are still free and picks new ones for the rest.
// wanted is the API server's port if not 0; TakenError if it is in use.
func Choose(remembered map[string]int, wanted int) (map[string]int, error) {
	if wanted != 0 && !free(wanted) {
		return nil, TakenError{wanted}
	}
	chosen := map[string]int{}
	used := map[int]bool{wanted: true}
	for _, purpose := range purposes {
		port := remembered[purpose]
		if purpose == APIServer && wanted != 0 {
			chosen[purpose] = wanted
			continue
		}
		if port == 0 || used[port] || !free(port) {
			var err error
			if port, err = pick(used); err != nil {
				return nil, err
			}
		}
		chosen[purpose] = port
		used[port] = true
	}
	return chosen, nil
}

func pick(used map[int]bool) (int, error) {
	for range 1000 {
		port := lowest + rand.IntN(highest-lowest)
		if !used[port] && free(port) {
			return port, nil
		}
	}
	return 0, fmt.Errorf("no free port found between %d and %d on 127.0.0.1", lowest, highest)
}

func free(port int) bool {
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return false
	}
	_ = listener.Close()
	return true
}
