/** Is told how far long work has come. */
export type Progress = (done: number, total: number) => void;
