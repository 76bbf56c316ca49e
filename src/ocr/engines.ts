/** Which engines read pictures: tesseract alone, or beside it one for simplified Chinese where that is installed. */
export const OCR_ENGINES = ['auto', 'tesseract'] as const;
export type OcrEngine = (typeof OCR_ENGINES)[number];
