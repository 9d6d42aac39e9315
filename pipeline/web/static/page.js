// Starts what a page has: nothing of it is needed to see a text and its figures.

import { startCards } from "./cards.js";
import { startFilters } from "./filters.js";
import { startNew } from "./new.js";
import { startSheet } from "./sheet.js";

startNew();
startFilters();
startCards();
startSheet();
