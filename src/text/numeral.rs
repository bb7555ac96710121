//! Ordinals at the head of titles and labels: 一、（二）3. ④
