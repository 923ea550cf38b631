/** Minutes of an XML Schema duration such as PT12H30M0S; null when it is none, or names months or years. */
export function minutesOf(duration: string): number | null {
	const found = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration);
	if (!found) return null;
	const [, sign, days = 0, hours = 0, minutes = 0, seconds = 0] = found;
	const total = Number(days) * 1440 + Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
	return sign === '-' ? -total : total;
}

/** The duration of some minutes, written as MS Project does: PT12H30M0S. */
export function durationOf(minutes: number): string {
	const whole = Math.round(Math.abs(minutes));
	return `${minutes < 0 ? '-' : ''}PT${Math.floor(whole / 60)}H${whole % 60}M0S`;
}
