// Command credentialprovider says what the kubelet makes of a CredentialProviderConfig: whether it starts with it, and for which images it calls a program.
package main

import (
	"os"

	"github.com/cdk8s-registry-access/cdk8s-registry-access/test/differential/lines"

	"github.com/go-logr/logr"
	"k8s.io/klog/v2"
)

func main() {
	klog.SetLogger(logr.Discard()) // a line for each program that has no credential
	if len(os.Args) > 1 {
		register(os.Args[1])
		return
	}
	lines.Serve(answer)
}
