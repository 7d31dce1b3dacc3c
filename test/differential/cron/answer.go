package main

import (
	"fmt"
	"math"
	"time"
	_ "time/tzdata" // as in cmd/kube-apiserver and cmd/kube-controller-manager

	"github.com/robfig/cron/v3"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/batch"
	"k8s.io/kubernetes/pkg/apis/batch/validation"
	core "k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/util/parsers"
)

// Question is a schedule, and what is asked about it. Times are in Unix seconds.
type Question struct {
	Schedule string `json:"schedule"`
	TimeZone string `json:"timeZone"`
	// After asks for so many runs after each of these times.
	After []int64 `json:"after"`
	Runs  int     `json:"runs"`
	// Between asks for the largest gap in this time, if it is not empty.
	Between []int64 `json:"between"`
	// Clock asks for the offset from UTC at these times.
	Clock []int64 `json:"clock"`
}

// Answer is what Kubernetes does.
type Answer struct {
	ScheduleValid bool `json:"scheduleValid"`
	TimeZoneValid bool `json:"timeZoneValid"`
	// Runs after each of the times: each is the one that the controller finds after the one before.
	Runs    [][]int64 `json:"runs"`
	Gap     int64     `json:"gap"`
	Offsets []int     `json:"offsets"`
}

// never stands for a run that there is not.
const never = math.MaxInt64

func answer(question Question) Answer {
	cronJob := &batch.CronJob{Spec: batch.CronJobSpec{Schedule: question.Schedule, TimeZone: &question.TimeZone}}
	errors := validation.ValidateCronJobCreate(cronJob, core.PodValidationOptions{})
	result := Answer{ScheduleValid: !has(errors, "spec.schedule"), TimeZoneValid: !has(errors, "spec.timeZone"), Runs: [][]int64{}, Offsets: []int{}}
	if !result.ScheduleValid || !result.TimeZoneValid {
		return result
	}
	location, err := time.LoadLocation(question.TimeZone)
	if err != nil {
		panic(err)
	}
	for _, moment := range question.Clock {
		_, offset := time.Unix(moment, 0).In(location).Zone()
		result.Offsets = append(result.Offsets, offset)
	}
	// As formatSchedule of pkg/controller/cronjob/cronjob_controllerv2.go has it.
	schedule, err := parsers.ParseCronScheduleWithPanicRecovery(fmt.Sprintf("TZ=%s %s", question.TimeZone, question.Schedule))
	if err != nil {
		panic(err)
	}
	for _, after := range question.After {
		runs := []int64{}
		for run := next(schedule, after); run < never && len(runs) < question.Runs; run = next(schedule, run) {
			runs = append(runs, run)
		}
		result.Runs = append(result.Runs, runs)
	}
	if len(question.Between) == 2 {
		last := next(schedule, question.Between[0])
		for last < question.Between[1] {
			run := next(schedule, last)
			if run < question.Between[1] {
				result.Gap = max(result.Gap, run-last)
			}
			last = run
		}
	}
	return result
}

// next is what the controller does to find the run after the last one: status.lastScheduleTime is in the machine's zone, in whole seconds.
func next(schedule cron.Schedule, after int64) int64 {
	if run := schedule.Next(time.Unix(after, 0)); !run.IsZero() {
		return run.Unix()
	}
	return never
}

func has(errors field.ErrorList, path string) bool {
	for _, err := range errors {
		if err.Field == path {
			return true
		}
	}
	return false
}
