export const desk = { title: "Phòng tình huống bầu cử" };
