"""What the drawings of flows share: curves, boxes, lettering, strokes."""
