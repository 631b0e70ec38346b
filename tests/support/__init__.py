"""What tests share: pieces of reports, pages, the checkout, the samples."""
