"""退回意见 as a workbook: the county's own file with its wrong cells coloured, commented and explained."""
