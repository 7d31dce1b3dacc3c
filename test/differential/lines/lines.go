// Package lines lets a program answer questions that come one a line.
package lines

import (
	"bufio"
	"encoding/json"
	"io"
	"log"
	"os"
)

// Serve reads one JSON question a line on standard input, until that ends, and writes one JSON answer a line on standard output.
func Serve[Question, Answer any](answer func(Question) Answer) {
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
