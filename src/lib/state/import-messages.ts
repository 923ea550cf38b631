import type { CsvChoices } from '$lib/files/csv/csv-choices';
import type { CsvReport } from '$lib/files/csv/csv-report';
import type { Encoding } from '$lib/files/csv/decode-csv';
import type { Delimiter } from '$lib/files/csv/delimiter';
import type { CsvOddity } from '$lib/files/csv/parse-csv';
import type { FileProblem } from '$lib/files/file-problem';
import type { MspdiChoices } from '$lib/files/mspdi/choices';
import type { MspdiReport } from '$lib/files/mspdi/report';
import type { MspdiSample } from '$lib/files/mspdi/sample';
import type { Plan } from '$lib/plan/plan';

/** How a CSV file is or shall be read. A delimiter is null while none was found. */
export interface CsvForm {
	readonly encoding: Encoding;
	readonly delimiter: Delimiter | null;
}

/** What a person needs to see of a table to decide about it. Lists of columns are in the header's order. */
export interface CsvSample {
	readonly form: CsvForm;
	readonly header: readonly string[];
	readonly rowCount: number;
	readonly oddities: readonly CsvOddity[];
	/** The first filled cells of each column. */
	readonly examples: readonly (readonly string[])[];
	/** The first different values of each column, long texts left out. */
	readonly values: readonly (readonly string[])[];
}

export type ImportStep = 'reading' | 'understanding';

/** What the page asks of the worker. */
export type ImportRequest =
	| { readonly kind: 'read'; readonly file: File; readonly as: Partial<CsvForm> }
	| { readonly kind: 'plan'; readonly choices: CsvChoices }
	| { readonly kind: 'plan project'; readonly choices: MspdiChoices };

/**
 * What the worker answers. A `read` ends in `failed`, `roadmap`, `table` or `project`, a `plan` in `planned`, a
 * `plan project` in `planned project`.
 */
export type ImportReply =
	| { readonly kind: 'progress'; readonly step: ImportStep; readonly share: number }
	| { readonly kind: 'failed'; readonly problems: readonly FileProblem[]; readonly form: CsvForm | null }
	| { readonly kind: 'roadmap'; readonly id: string; readonly plan: Plan; readonly notes: readonly string[] }
	| { readonly kind: 'table'; readonly sample: CsvSample; readonly guess: CsvChoices }
	| { readonly kind: 'project'; readonly sample: MspdiSample; readonly guess: MspdiChoices }
	| { readonly kind: 'planned'; readonly plan: Plan; readonly report: CsvReport }
	| { readonly kind: 'planned project'; readonly plan: Plan; readonly report: MspdiReport };
