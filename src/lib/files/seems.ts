const signatures: readonly (readonly [string, string])[] = [
	['%PDF-', 'a PDF document'],
	['\x89PNG', 'a PNG image'],
	['\xff\xd8\xff', 'a JPEG image'],
	['GIF8', 'a GIF image'],
	['PK\x03\x04', 'a zip archive or an office document (xlsx, docx, pptx)'],
	['\x1f\x8b', 'a gzip archive'],
	['\xd0\xcf\x11\xe0', 'an older office document (xls, doc, mpp)'],
	['7z\xbc\xaf', 'a 7-Zip archive'],
	['SQLite format 3', 'an SQLite database'],
	['RIFF', 'an image, sound or film']
];

/** What `seemsByText` calls a file of markup that it does not know more of. */
export const xmlFile = 'an XML file';

/** What bytes that begin so seem to be, by well-known signatures; null when none fits. */
export function seemsByBytes(bytes: Uint8Array): string | null {
	const start = String.fromCharCode(...bytes.subarray(0, 16));
	return signatures.find(([signature]) => start.startsWith(signature))?.[1] ?? null;
}

/** What a text that is no JSON object seems to be; null when nothing fits. */
export function seemsByText(text: string): string | null {
	const start = text
		.slice(0, 2_000)
		.replace(/^\ufeff/, '')
		.trimStart();
	const byBytes = signatures.find(([signature]) => start.startsWith(signature))?.[1];
	if (byBytes) return byBytes;
	if (/^<(?:!doctype html|html|head|body)/i.test(start)) return 'a web page';
	if (start.startsWith('<svg')) return 'an SVG image';
	if (start.startsWith('<')) return xmlFile;
	if (start.startsWith('BEGIN:VCALENDAR')) return 'a calendar file';
	if (/^MPX[,;\t]/.test(start)) return 'an older file of MS Project (MPX)';
	if (start.startsWith('ERMHDR\t')) return 'a Primavera file (XER)';
	const [first = '', second = ''] = start.split(/\r?\n/);
	const separator = [',', ';', '\t'].find((one) => first.includes(one) && second.includes(one));
	return separator && !/^[[{"]/.test(start) ? 'a table of values (CSV)' : null;
}
