"""What turns the pages into a workbook; one folder per topic."""
