import Papa from 'papaparse';
import { type Delimiter, delimiters } from './delimiter';
import type { LineBreak } from './line-break';

/** Units of a text, and rows of it, that are enough to find its delimiter. */
const sampleUnits = 256 * 1024;
const sampleRows = 30;

/**
 * The delimiter by which most of the first rows have as many cells as the header, which must have two or more;
 * of equals the one that gives more columns. A comma when none does.
 */
export function guessDelimiter(text: string, newline: LineBreak): Delimiter {
	const sample = text.slice(0, sampleUnits);
	let best: { readonly delimiter: Delimiter; readonly share: number; readonly width: number } | null = null;
	for (const delimiter of delimiters) {
		const rows = rowsOf(sample, delimiter, newline);
		const width = rows[0]?.length ?? 0;
		if (width < 2) continue;
		const share = rows.filter((row) => row.length === width).length / rows.length;
		if (!best || share > best.share || (share === best.share && width > best.width))
			best = { delimiter, share, width };
	}
	return best?.delimiter ?? ',';
}

function rowsOf(sample: string, delimiter: Delimiter, newline: LineBreak): readonly string[][] {
	const { data } = Papa.parse<string[]>(sample, {
		delimiter,
		newline,
		preview: sampleRows,
		skipEmptyLines: 'greedy',
		fastMode: false
	});
	// A row that the end of the sample cuts tells nothing.
	return data.length > 2 && data.length < sampleRows && sample.length === sampleUnits
		? data.slice(0, -1)
		: data;
}
