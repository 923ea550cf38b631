import { describe, expect, it } from 'vitest';
import { earnedSchedule, earnedValue } from '$lib/plan/behaviour/model/earned-schedule';
import { roadmapEarnedSchedule } from '$lib/plan/behaviour/model/roadmap-earned-schedule';
import { scheduleSentence } from '$lib/plan/behaviour/model/schedule-words';
import { exampleDay, workedExample } from '../../support/worked-example';

describe('earned schedule', () => {
	it('[FOR-15] is two months behind at month 7 with the work of five: SPI(t) .714', () => {
		const planned = Array.from({ length: 10 }, (_, i) => (i + 1) * 10);
		const { earned, variance, index } = earnedSchedule(planned, 50, 7);
		expect(earned).toBe(5);
		expect(variance).toBe(-2);
		expect(index).toBeCloseTo(0.714, 3);
	});

	it('[FOR-15] agrees with the published sample of 10, 20, 40, 70 and 100 per cent', () => {
		const planned = [10, 20, 40, 70, 100];
		const { earned, index } = earnedSchedule(planned, 35, 3);
		expect(earned).toBe(2.75);
		expect(index).toBeCloseTo(0.9167, 4);
		expect(earnedValue(35, planned[2]!)).toEqual({ variance: -5, scheduleIndex: 0.875, costIndex: null });
		expect(earnedValue(35, 40, 50).costIndex).toBe(0.7);
	});

	it('[FOR-15] ends where the plan ends, and keeps saying late where SPI no longer does', () => {
		const planned = [50, 100, 100];
		expect(earnedSchedule(planned, 100, 4)).toMatchObject({ earned: 2, variance: -2, index: 0.5 });
		expect(earnedValue(100, 100).scheduleIndex).toBe(1);
		expect(earnedSchedule(planned, 0, 0)).toMatchObject({ earned: 0, index: null });
	});

	it('[FOR-16] finds 2,907.5 of 5,110 days and 9.26 of 9.93 quarters in the worked example', () => {
		const schedule = roadmapEarnedSchedule(workedExample(), exampleDay)!;
		expect(schedule.doneDays).toBe(2907.5);
		expect(schedule.allDays).toBe(5110);
		expect(schedule.earned).toBeCloseTo(9.26, 2);
		expect(schedule.actual).toBeCloseTo(9.93, 2);
		expect(schedule.index).toBeCloseTo(0.93, 2);
		expect(schedule.baseline?.id).toBe('baseline-3');
		expect(scheduleSentence(schedule)).toBe(
			'2,907.5 of 5,110 person-days are done: as planned for quarter 9.26, where 9.93 have passed. SPI(t) 0.93.'
		);
	});

	it('[FOR-16] leaves out cancelled work, and says nothing without effort', () => {
		const plan = workedExample();
		const cancelled = plan.initiatives.map((one) =>
			one.id === 'TE4' ? { ...one, status: 'cancelled' as const } : one
		);
		expect(roadmapEarnedSchedule({ ...plan, initiatives: cancelled }, exampleDay)?.allDays).toBe(4490);
		expect(roadmapEarnedSchedule({ ...plan, initiatives: [] }, exampleDay)).toBeNull();
	});
});
