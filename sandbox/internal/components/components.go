// Package components holds the programs of a Kubernetes control plane that this binary can be
// (it is a multi-call binary: the first argument says which one).
package components

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	kubectl "k8s.io/kubectl/pkg/cmd"
	"k8s.io/kubectl/pkg/cmd/util"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	kwokconfig "sigs.k8s.io/kwok/pkg/config"
	kwok "sigs.k8s.io/kwok/pkg/kwok/cmd"
	"sigs.k8s.io/kwok/pkg/log"
	"sigs.k8s.io/kwok/pkg/utils/signals"
)

var programs = map[string]func(args []string) int{
	"etcd":                    runEtcd,
	"kube-apiserver":          cobraProgram(apiserver.NewAPIServerCommand),
	"kube-controller-manager": cobraProgram(controllermanager.NewControllerManagerCommand),
	"kube-scheduler":          cobraProgram(func() *cobra.Command { return scheduler.NewSchedulerCommand() }),
	"kwok":                    runKwok,
	"kubectl":                 runKubectl,
}

// Find returns the program of that name; it takes the arguments after the name and returns the exit code.
func Find(name string) (func(args []string) int, bool) {
	program, ok := programs[name]
	return program, ok
}

func cobraProgram(build func() *cobra.Command) func([]string) int {
	return func(args []string) int {
		command := build()
		command.SetArgs(args)
		return cli.Run(command)
	}
}

func runEtcd(args []string) int {
	etcdmain.Main(append([]string{"etcd"}, args...)) // exits by itself on errors
	return 0
}

// runKwok does what kwok's own main does.
func runKwok(args []string) int {
	// Kubernetes registers a `version` flag in the global set, over which kwok's command trips.
	pflag.CommandLine = pflag.NewFlagSet("kwok", pflag.ContinueOnError)
	os.Args = append([]string{"kwok"}, args...) // its configuration is read from there

	flags := pflag.NewFlagSet("global", pflag.ContinueOnError)
	flags.ParseErrorsAllowlist.UnknownFlags = true
	flags.Usage = func() {}
	ctx, _ := log.InitFlags(signals.SetupSignalContext(), flags)
	ctx, err := kwokconfig.InitFlags(ctx, flags)
	if err == nil {
		command := kwok.NewCommand(ctx)
		command.PersistentFlags().AddFlagSet(flags)
		err = command.ExecuteContext(ctx)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "kwok:", err)
		return 1
	}
	return 0
}

func runKubectl(args []string) int {
	// kubectl reads os.Args for its plugins and for its own name in help texts.
	os.Args = append([]string{"kubectl"}, args...)
	util.CheckErr(cli.RunNoErrOutput(kubectl.NewDefaultKubectlCommand())) // prints and exits as kubectl does
	return 0
}
