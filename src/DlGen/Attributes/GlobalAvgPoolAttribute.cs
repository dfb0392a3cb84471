namespace DlGen;

/// <summary>
/// Keeps of each channel the mean over all places: p[c] = mean a[c, i, j] (Lin, Chen and Yan 2014). An image [C, H, W] becomes [C], as
/// PyTorch's nn.AdaptiveAvgPool2d(1) and nn.Flatten make it.
/// </summary>
public sealed class GlobalAvgPoolAttribute : LayerAttribute;
