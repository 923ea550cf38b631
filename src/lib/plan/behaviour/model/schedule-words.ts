import type { RoadmapSchedule } from './roadmap-earned-schedule';

/** "2,907.5 of 5,110 person-days are done: as planned for quarter 9.26, where 9.93 have passed. SPI(t) 0.93." */
export function scheduleSentence({ doneDays, allDays, earned, actual, index }: RoadmapSchedule): string {
	const done = `${daysWords(doneDays)} of ${daysWords(allDays)} person-days are done`;
	if (index === null) return `${done}; the roadmap has not begun.`;
	return `${done}: as planned for quarter ${earned.toFixed(2)}, where ${actual.toFixed(2)} have passed. SPI(t) ${index.toFixed(2)}.`;
}

function daysWords(days: number): string {
	return (Math.round(days * 10) / 10).toLocaleString('en-GB');
}
