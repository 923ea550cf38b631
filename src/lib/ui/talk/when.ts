/** A moment as people read it, by the clock of this device: "30 Jun 2028, 12:05". */
export function whenInWords(at: string): string {
	const time = new Date(at);
	if (Number.isNaN(time.getTime())) return 'at an unknown time';
	return time.toLocaleString('en-GB', {
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit'
	});
}
