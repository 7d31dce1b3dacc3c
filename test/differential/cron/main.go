// Command cron says what the API server and the CronJob controller make of a schedule.
package main

import "github.com/cdk8s-registry-access/cdk8s-registry-access/test/differential/lines"

func main() {
	lines.Serve(answer)
}
