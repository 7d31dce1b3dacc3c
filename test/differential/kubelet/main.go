// Command kubelet answers, with the kubelet's own code, the questions that the differential test also puts to the package.
// It reads one JSON question a line on standard input and writes one JSON answer a line on standard output.
package main

import (
	"bufio"
	"encoding/json"
	"io"
	"log"
	"os"

	"github.com/go-logr/logr"
	"k8s.io/klog/v2"
)

func main() {
	klog.SetLogger(logr.Discard()) // a line for each key that the kubelet ignores

	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	encoder := json.NewEncoder(out)
	for {
		line, err := in.ReadBytes('\n')
		if err == io.EOF {
			return
		}
		if err != nil {
			log.Fatal(err)
		}
		var question Question
		if err := json.Unmarshal(line, &question); err != nil {
			log.Fatal(err)
		}
		if err := encoder.Encode(answer(question)); err != nil {
			log.Fatal(err)
		}
		if in.Buffered() == 0 {
			if err := out.Flush(); err != nil {
				log.Fatal(err)
			}
		}
	}
}
