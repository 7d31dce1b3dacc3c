// Command kubelet answers, with the kubelet's own code, the questions that the differential test also puts to the package.
package main

import (
	"github.com/cdk8s-registry-access/cdk8s-registry-access/test/differential/lines"

	"github.com/go-logr/logr"
	"k8s.io/klog/v2"
)

func main() {
	klog.SetLogger(logr.Discard()) // a line for each key that the kubelet ignores
	lines.Serve(answer)
}
