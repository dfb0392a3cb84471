using System.Reflection;

namespace DlGen.Tests.GradientChecks;

/// <summary>Declared layers as naive ones, read by reflection: in the order of the attributes, a block's in the block's place.</summary>
internal static class NaiveLayers
{
    /// <param name="declaration">The class that declares them, in which custom functions are looked for.</param>
    /// <param name="shape">The shape that comes in.</param>
    /// <param name="machineEpsilon">Of the network's scalar.</param>
    /// <param name="parameters">The parameters still to be taken, in their order.</param>
    /// <param name="shared">Those of blocks that are shared, taken in their first places.</param>
    /// <returns>The layers, and the shape that goes out.</returns>
    public static (List<NaiveLayer> Layers, int[] Shape) Of(
        Type declaration, int[] shape, double machineEpsilon, Queue<double[]> parameters, Dictionary<Type, NaiveShare> shared) =>
        Of(declaration, shape, machineEpsilon, parameters, shared, new NaiveNames());

    private static (List<NaiveLayer> Layers, int[] Shape) Of(
        Type declaration, int[] shape, double machineEpsilon, Queue<double[]> parameters, Dictionary<Type, NaiveShare> shared, NaiveNames linears) =>
        declaration.GetCustomAttribute<MlpAttribute>() is { } mlp
            ? OfMlp(declaration, mlp, machineEpsilon, parameters, shared, linears)
            : Of(declaration, declaration.GetCustomAttributes<LayerAttribute>(), shape, machineEpsilon, parameters, shared, linears);

    private static (List<NaiveLayer> Layers, int[] Shape) Of(
        Type declaration, IEnumerable<LayerAttribute> declared, int[] shape, double machineEpsilon, Queue<double[]> parameters, Dictionary<Type, NaiveShare> shared, NaiveNames linears)
    {
        var layers = new List<NaiveLayer>();
        foreach (LayerAttribute layer in declared)
        {
            switch (layer)
            {
                case LinearAttribute linear:
                    NaiveLinear? other = linear.TiedTo is { } name ? linears.Named(name) : null;
                    double[] w = other?.Weights ?? parameters.Dequeue();
                    layers.Add(linears.Add(new NaiveLinear(
                        shape[^1], linear.Outputs, w, linear.Bias ? parameters.Dequeue() : null, linear.Transposed ^ other is { IsTransposed: true })));
                    shape = [.. shape[..^1], linear.Outputs];
                    break;
                case SwiGluAttribute gated:
                    layers.Add(Gated(new SiluAttribute(), shape[^1], gated.Outputs, gated.Bias, parameters));
                    shape = [.. shape[..^1], gated.Outputs];
                    break;
                case GeGluAttribute gated:
                    layers.Add(Gated(new GeluAttribute { Approximation = gated.Approximation }, shape[^1], gated.Outputs, gated.Bias, parameters));
                    shape = [.. shape[..^1], gated.Outputs];
                    break;
                case LayerNormAttribute norm:
                    int row = shape.Length == 3 ? Size(shape) : shape[^1];
                    layers.Add(new NaiveLayerNorm(row, NaiveFunctions.Decimal(norm.Epsilon), norm.Affine ? parameters.Dequeue() : Ones(row), norm is { Affine: true, Bias: true } ? parameters.Dequeue() : null));
                    break;
                case RmsNormAttribute norm:
                    int squared = shape.Length == 3 ? Size(shape) : shape[^1];
                    layers.Add(new NaiveRmsNorm(squared, norm.Epsilon == 0 ? machineEpsilon : NaiveFunctions.Decimal(norm.Epsilon), norm.Affine ? parameters.Dequeue() : Ones(squared)));
                    break;
                case BatchNormAttribute norm:
                    int width = shape.Length == 3 ? shape[0] : shape[^1];
                    NaiveLayer columns = new NaiveBatchNorm(
                        width, NaiveFunctions.Decimal(norm.Epsilon), NaiveFunctions.Decimal(norm.Momentum),
                        norm.Affine ? parameters.Dequeue() : Ones(width), norm.Affine ? parameters.Dequeue() : new double[width],
                        parameters.Dequeue(), parameters.Dequeue());
                    layers.Add(shape.Length == 3 ? new NaiveChannels(columns, shape) : columns);
                    break;
                case Conv2dAttribute convolution:
                    shape = Add(layers, new NaiveConvolution(
                        convolution, shape, convolution.Channels, convolution.Groups, parameters.Dequeue(), convolution.Bias ? parameters.Dequeue() : null));
                    break;
                case DepthwiseConv2dAttribute convolution:
                    shape = Add(layers, new NaiveConvolution(
                        convolution, shape, shape[0] * convolution.Multiplier, shape[0], parameters.Dequeue(), convolution.Bias ? parameters.Dequeue() : null));
                    break;
                case GroupNormAttribute norm:
                    layers.Add(new NaiveGroupNorm(
                        shape, norm.Groups, NaiveFunctions.Decimal(norm.Epsilon), norm.Affine ? parameters.Dequeue() : Ones(shape[0]), norm.Affine ? parameters.Dequeue() : new double[shape[0]]));
                    break;
                case ConvTranspose2dAttribute convolution:
                    var transposed = new NaiveTransposedConvolution(convolution, shape, parameters.Dequeue(), convolution.Bias ? parameters.Dequeue() : null);
                    layers.Add(transposed);
                    shape = transposed.OutputShape;
                    break;
                case UpsampleAttribute upsample:
                    layers.Add(new NaiveUpsample(upsample, shape));
                    shape = [shape[0], shape[1] * upsample.Scale, shape[2] * upsample.Scale];
                    break;
                case SequenceWindowAttribute window:
                    shape = AddSequence(layers, window, [shape[0], 1, shape[1]], parameters);
                    break;
                case MaxPool2dAttribute pool:
                    shape = Add(layers, new NaiveMaxPool(pool, shape));
                    break;
                case AvgPool2dAttribute pool:
                    shape = Add(layers, new NaiveAveragePool(pool, shape));
                    break;
                case AdaptiveAvgPool2dAttribute pool:
                    layers.Add(new NaiveAdaptivePool(shape, pool.Height, pool.Width));
                    shape = [shape[0], pool.Height, pool.Width];
                    break;
                case GlobalAvgPoolAttribute:
                    layers.Add(new NaiveAdaptivePool(shape, 1, 1));
                    shape = [shape[0]];
                    break;
                case SoftmaxAttribute softmax:
                    layers.Add(new NaiveSoftmax(shape[^1], NaiveFunctions.Decimal(softmax.Temperature)));
                    break;
                case PReluAttribute:
                    layers.Add(new NaivePRelu(parameters.Dequeue(), shape));
                    break;
                case EmbeddingAttribute embedding:
                    layers.Add(new NaiveEmbedding(parameters.Dequeue(), embedding.Size));
                    shape = [.. shape, embedding.Size];
                    break;
                case FlattenAttribute:
                    // Row-major rows of an example already lie end to end.
                    shape = [Size(shape)];
                    break;
                case ApplyAttribute apply:
                    layers.Add(new NaiveElementwise(new OwnFunction(declaration, apply.Function).OfOne()));
                    break;
                case not null when NaiveCustom.IsCustom(layer):
                    (NaiveLayer custom, int outputs) = NaiveCustom.Of(layer, shape[^1], parameters);
                    layers.Add(custom);
                    shape = [.. shape[..^1], outputs];
                    break;
                case not null when IsHead(layer):
                    // It takes what the layers before it end in, and ends in an output of its own.
                    break;
                case not null when layer.GetType().IsGenericType:
                    shape = AddBlocks(layers, layer, shape, machineEpsilon, parameters, shared, linears);
                    break;
                default:
                    layers.Add(new NaiveElementwise(NaiveFunctions.Of(layer!)!));
                    break;
            }
        }

        return (layers, shape);
    }

    /// <summary>Adds a layer over windows of a sequence, an image of one row.</summary>
    /// <returns>The shape that goes out.</returns>
    private static int[] AddSequence(List<NaiveLayer> layers, SequenceWindowAttribute window, int[] image, Queue<double[]> parameters)
    {
        int[] shape = Add(layers, window switch
        {
            Conv1dAttribute declared => new NaiveConvolution(
                new Conv2dAttribute(declared.Channels, 1, declared.Kernel) { StrideWidth = declared.Stride, PaddingWidth = declared.Padding, Dilation = declared.Dilation },
                image, declared.Channels, declared.Groups, parameters.Dequeue(), declared.Bias ? parameters.Dequeue() : null),
            MaxPool1dAttribute declared => new NaiveMaxPool(
                new MaxPool2dAttribute(1, declared.Kernel) { StrideWidth = declared.Stride == 0 ? declared.Kernel : declared.Stride, PaddingWidth = declared.Padding }, image),
            AvgPool1dAttribute declared => new NaiveAveragePool(
                new AvgPool2dAttribute(1, declared.Kernel)
                {
                    StrideWidth = declared.Stride == 0 ? declared.Kernel : declared.Stride, PaddingWidth = declared.Padding, CountIncludePadding = declared.CountIncludePadding,
                },
                image),
            _ => throw new NotSupportedException($"There is no naive {window}."),
        });
        return [shape[0], shape[2]];
    }

    /// <summary>Adds a layer over windows.</summary>
    /// <returns>The shape that goes out.</returns>
    private static int[] Add(List<NaiveLayer> layers, NaiveWindows windows)
    {
        layers.Add(windows);
        return windows.OutputShape;
    }

    /// <summary>Whether it is a head, whose block's layers are none of those before it.</summary>
    public static bool IsHead(LayerAttribute layer) =>
        layer.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(HeadAttribute<>);

    private static int[] AddBlocks(
        List<NaiveLayer> layers, LayerAttribute layer, int[] shape, double machineEpsilon, Queue<double[]> parameters, Dictionary<Type, NaiveShare> shared, NaiveNames linears)
    {
        Type[] blocks = layer.GetType().GetGenericArguments();
        Type kind = layer.GetType().GetGenericTypeDefinition();
        bool isShared = layer.GetType().GetProperty("Shared")?.GetValue(layer) is true;
        int times = (int?)layer.GetType().GetProperty("Times")?.GetValue(layer) ?? 1;
        for (int time = 0; time < times; time++)
        {
            var ways = new List<(List<NaiveLayer> Layers, int[] Shape)>();
            int start = 0;
            foreach (Type block in blocks)
            {
                int[] input = layer is InputsAttribute ? InputShape(block) : shape;
                (List<NaiveLayer> own, int[] ownShape) = isShared
                    ? Shared(block, input, machineEpsilon, parameters, shared, linears.Block(block))
                    : Of(block, input, machineEpsilon, parameters, shared, linears.Block(block));
                ways.Add((layer is InputsAttribute ? [new NaiveColumns(start, Size(input), Size(shape)), .. own] : own, ownShape));
                start += Size(input);
            }

            if (layer.GetType().GetProperty("Frozen")?.GetValue(layer) is true)
            {
                foreach (NaiveBatchNorm norm in ways.SelectMany(way => way.Layers).SelectMany(static way => way.Parts.Prepend(way)).OfType<NaiveBatchNorm>())
                {
                    norm.TakesRunning = true;
                }
            }

            int[] output = ways[0].Shape;
            if (kind == typeof(UseAttribute<>))
            {
                layers.AddRange(ways[0].Layers);
            }
            else if (kind == typeof(ResidualAttribute<>))
            {
                layers.Add(new NaiveParallel([[], ways[0].Layers], widths: null));
            }
            else if (layer is ParallelAttribute { Join: BranchJoin.Sum } or InputsAttribute { Join: BranchJoin.Sum })
            {
                layers.Add(new NaiveParallel([.. ways.Select(way => way.Layers)], widths: null));
            }
            else if (layer is ParallelAttribute { Join: BranchJoin.Dot } or InputsAttribute { Join: BranchJoin.Dot })
            {
                int otherRows = Size(ways[1].Shape) / output[^1];
                layers.Add(new NaiveDot(ways[0].Layers, ways[1].Layers, Size(output) / output[^1], otherRows, output[^1]));
                output = output.Length == 1 ? [1] : [output[0], otherRows];
            }
            else
            {
                // Images lie channel behind channel, all of one in a row.
                bool isImage = output.Length == 3;
                layers.Add(new NaiveParallel([.. ways.Select(way => way.Layers)], [.. ways.Select(way => isImage ? Size(way.Shape) : way.Shape[^1])]));
                int axis = isImage ? 0 : output.Length - 1;
                output = [.. output[..axis], ways.Sum(way => way.Shape[axis]), .. output[(axis + 1)..]];
            }

            shape = output;
        }

        return shape;
    }

    /// <summary>The shape that a class declares to take; of a network with several inputs all of them.</summary>
    public static int[] InputShape(Type declaration)
    {
        if (declaration.GetCustomAttribute<MlpAttribute>() is { } mlp)
        {
            return [mlp.Sizes[0]];
        }

        IReadOnlyList<int> declared = declaration.GetCustomAttribute<BlockAttribute>()?.InputShape ?? declaration.GetCustomAttribute<NetworkAttribute>()!.InputShape;
        return declared.Count > 0
            ? [.. declared]
            : [declaration.GetCustomAttributes<LayerAttribute>().OfType<InputsAttribute>().First().GetType().GetGenericArguments().Sum(block => Size(InputShape(block)))];
    }

    /// <summary>A block with the parameters of its first use, which takes its own.</summary>
    private static (List<NaiveLayer> Layers, int[] Shape) Shared(
        Type block, int[] shape, double machineEpsilon, Queue<double[]> parameters, Dictionary<Type, NaiveShare> shared, NaiveNames linears)
    {
        if (shared.TryGetValue(block, out NaiveShare? taken))
        {
            // Blocks within it that are shared too come as they came then.
            return Of(block, shape, machineEpsilon, new Queue<double[]>(taken.Parameters), new(taken.Before), linears);
        }

        double[][] left = [.. parameters];
        Dictionary<Type, NaiveShare> before = new(shared);
        (List<NaiveLayer> Layers, int[] Shape) first = Of(block, shape, machineEpsilon, parameters, shared, linears);
        shared.Add(block, new NaiveShare(left[..^parameters.Count], before));
        return first;
    }

    private static NaiveGate Gated(LayerAttribute activation, int width, int outputs, bool hasBias, Queue<double[]> parameters)
    {
        NaiveLinear gate = new(width, outputs, parameters.Dequeue(), hasBias ? parameters.Dequeue() : null);
        NaiveLinear value = new(width, outputs, parameters.Dequeue(), hasBias ? parameters.Dequeue() : null);
        return new NaiveGate(gate, new NaiveElementwise(NaiveFunctions.Of(activation)!), value);
    }

    private static int Size(int[] shape) => shape.Aggregate((product, length) => product * length);

    /// <summary>The scale of a normalization that learns none.</summary>
    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    private static (List<NaiveLayer> Layers, int[] Shape) OfMlp(
        Type declaration, MlpAttribute mlp, double machineEpsilon, Queue<double[]> parameters, Dictionary<Type, NaiveShare> shared, NaiveNames linears)
    {
        var layers = new List<NaiveLayer>();
        for (int index = 1; index < mlp.Sizes.Count; index++)
        {
            bool isHidden = index < mlp.Sizes.Count - 1;
            List<LayerAttribute> declared = [new LinearAttribute(mlp.Sizes[index]) { Bias = !isHidden || mlp.Normalization != Normalization.BatchNorm }];
            if (isHidden && mlp.Normalization != Normalization.None)
            {
                declared.Add(mlp.Normalization switch
                {
                    Normalization.LayerNorm => new LayerNormAttribute(),
                    Normalization.RmsNorm => new RmsNormAttribute(),
                    _ => new BatchNormAttribute(),
                });
            }

            if (isHidden)
            {
                declared.Add(mlp.ActivationFunction is { } own ? new ApplyAttribute(own) : NaiveFunctions.Layer(mlp.Activation));
            }

            List<NaiveLayer> layer = Of(declaration, declared, [mlp.Sizes[index - 1]], machineEpsilon, parameters, shared, linears).Layers;
            bool isResidual = mlp.Residual && isHidden && index > 1 && mlp.Sizes[index] == mlp.Sizes[index - 1];
            layers.AddRange(isResidual ? [new NaiveParallel([[], layer], widths: null)] : layer);
        }

        return (layers, [mlp.Sizes[^1]]);
    }
}

/// <summary>The parameters that a shared block took in its first place.</summary>
/// <param name="Parameters">They, in their order.</param>
/// <param name="Before">What was shared before.</param>
internal sealed record NaiveShare(double[][] Parameters, Dictionary<Type, NaiveShare> Before);
