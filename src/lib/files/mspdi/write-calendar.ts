import type { XmlWriter } from './xml-writer';

/** The one calendar of a written file: Monday to Friday, 8 to 12 and 13 to 17 o'clock. */
export function writeStandardCalendar(xml: XmlWriter): void {
	xml.element('Calendars', () =>
		xml.element('Calendar', () => {
			xml.value('UID', 1);
			xml.value('Name', 'Standard');
			xml.value('IsBaseCalendar', 1);
			xml.value('BaseCalendarUID', -1);
			xml.element('WeekDays', () => {
				// Days are counted from Sunday, which is 1.
				for (let day = 1; day <= 7; day++) writeWeekDay(xml, day, day > 1 && day < 7);
			});
		})
	);
}

function writeWeekDay(xml: XmlWriter, day: number, isWorking: boolean): void {
	xml.element('WeekDay', () => {
		xml.value('DayType', day);
		xml.value('DayWorking', isWorking ? 1 : 0);
		if (!isWorking) return;
		xml.element('WorkingTimes', () => {
			for (const [from, to] of [
				['08:00:00', '12:00:00'],
				['13:00:00', '17:00:00']
			])
				xml.element('WorkingTime', () => {
					xml.value('FromTime', from);
					xml.value('ToTime', to);
				});
		});
	});
}
