using System.Numerics;
using DlGen.Runtime;
using SkiaSharp;
using static System.FormattableString;

namespace DlGen.Reporting;

// The weights of a layer as images.
public sealed partial class Picture
{
    private const int TitleHeight = 36;
    private const int Margin = 12;

    /// <summary>
    /// The weights of a network's first layer. A convolution's filters are tiles, one for each output channel and, unless the input has three channels
    /// and they are drawn in color, for each input channel. The weights of a linear layer are tiles of an image's shape where one is given, and
    /// else one matrix, [out, in]. Blue is negative and red positive, and white is 0.
    /// </summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="imageShape">The shape of an input that is an image, [H, W] or [C, H, W] (<see cref="Dataset.InputShape"/>); empty for that of the network's declaration.</param>
    /// <param name="tiles">How many tiles are drawn at most.</param>
    /// <exception cref="ArgumentException">The network has no weights, or an image of the shape has more or fewer values than a unit of the layer has weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of tiles is below 1.</exception>
    public static Picture FirstLayer<T>(INetwork<T> network, ReadOnlySpan<int> imageShape = default, int tiles = 64)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(tiles, 1);
        string name = network.Runtime.Model.Name;
        // The scale of an image's normalization has several axes, but no units.
        Parameter<T> weights = network.Parameters.FirstOrDefault(static parameter => parameter.Shape.Length >= 2 && parameter.Model.Layout != ParameterLayout.Row)
            ?? throw new ArgumentException($"{name} has no weights.", nameof(network));
        int[] given = imageShape.Length > 0 ? imageShape.ToArray() : [.. network.Runtime.Model.InputShape];
        int each = weights.Count / weights.Shape[0];
        int[] shape = weights.Shape.Length == 4 ? weights.Shape[1..].ToArray() : given;
        if (shape.Length is < 2 or > 3 || shape[^1] * shape[^2] == 1)
        {
            shape = [];
        }
        else if (shape.Aggregate(1, static (product, length) => product * length) != each)
        {
            throw new ArgumentException(Invariant(
                $"A unit of {name}'s first layer has {each} weights, shape {ShapeText.Format(weights.Shape)}; an image of shape {ShapeText.Format<int>(shape)} has another number of values."), nameof(imageShape));
        }

        Tile[] drawn = [.. Tile.Of([.. weights.Value.ToArray().Select(double.CreateTruncating)], weights.Shape[0], shape).Take(tiles)];
        string title = Invariant($"First layer of {name}: {weights.Name} {ShapeText.Format(weights.Shape)}");
        return Of(title, drawn);
    }

    /// <summary>Tiles in rows, under a title.</summary>
    private static Picture Of(string title, Tile[] tiles)
    {
        int zoom = Math.Clamp((tiles.Length == 1 ? 400 : 56) / Math.Max(tiles[0].Width, tiles[0].Height), 1, 24);
        int columns = Math.Min(tiles.Length, Math.Max(8, (int)Math.Ceiling(Math.Sqrt(tiles.Length))));
        int width = (zoom * tiles[0].Width) + 4;
        int height = (zoom * tiles[0].Height) + 4;
        int rows = ((tiles.Length - 1) / columns) + 1;
        double largest = tiles.Max(static tile => tile.Largest);
        int pictureWidth = Math.Max((2 * Margin) + (columns * width), 420);
        return new Picture(title, pictureWidth, TitleHeight + (rows * height) + Margin, canvas =>
        {
            using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
            using var font = new SKFont(PictureFont.Typeface, 13);
            canvas.DrawText(title, Margin, 24, font, paint);
            for (int index = 0; index < tiles.Length; index++)
            {
                using SKImage image = tiles[index].Draw(zoom, largest);
                canvas.DrawImage(image, Margin + (index % columns * width), TitleHeight + (index / columns * height));
            }
        });
    }
}
