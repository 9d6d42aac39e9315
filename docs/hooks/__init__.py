"""What the manual shows is made from what there is: the code, the catalogue, the cases that the tests run."""
