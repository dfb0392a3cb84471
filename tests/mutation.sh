#!/usr/bin/env bash
# Breaks the rules of differentiation one at a time, in a copy, and shows that the gradient checks fail each time; likewise those of
# how threads share the work, and those of narrow networks, of sums in slices, of weighted examples, of heads and of updates on GPUs, whose
# tests run on ILGPU's CPU accelerator; those of schedules, of what acts around updates, of early stopping and of resuming; and those of what a network promises beside: the
# values of functions, the names that are taken, options, lengths, files, and that an example is predicted alike in every batch. What only
# threads at work can show, they show as a rule: such a mutation may survive by chance.
# Usage: tests/mutation.sh [--check] [words that a mutation's name must contain]. Takes about a minute a mutation on two cores.
# First it looks whether each mutation finds what it changes; with --check it stops there, after a second.
set -euo pipefail

only_check=
if [ "${1:-}" = --check ]; then
  only_check=yes
  shift
fi

words=$*
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
cd "$root"
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

compiler=generators/DlGen.Generators
derivative=$compiler/Scalars/Derivative.cs
structs=$compiler/Emission/StructWriter.cs
losses=src/DlGen/Kernels/Formulas/Formulas.Losses.cs
normalization=src/DlGen/Kernels/Formulas/Formulas.Normalization.cs
tile=src/DlGen/Kernels/Tile.cs
sum=src/DlGen/Kernels/ColumnSum.cs
files=src/DlGen/Formats/OutputFile.cs
names=$compiler/Parsing/MemberNames.cs
gpu=src/DlGen.Gpu/Kernels
narrow=$gpu/Narrow
schedules=src/DlGen/Schedules
optimizers=src/DlGen/Optimizers

# name | file | right | wrong
mutations=(
  "derivative of a sum|$derivative|D(u) + D(v)|D(u) - D(v)"
  "derivative of a difference|$derivative|D(u) - D(v),|D(u) + D(v),"
  "derivative of a product|$derivative|D(u) * v + u * D(v)|D(u) * v - u * D(v)"
  "derivative of a maximum|$derivative|Select(u > v, D(u), D(v))|Select(u > v, D(v), D(u))"
  "derivative of a selection|$derivative|Select(condition, D(u), D(v))|Select(condition, D(v), D(u))"
  "chain rule|$derivative|Slope(function, u) * D(u)|Slope(function, u)"
  "derivative of abs|$derivative|Select(u < 0, -1, 0)|Select(u < 0, 1, 0)"
  "derivative of exp|$derivative|Function.Exp => Exp(u)|Function.Exp => Exp(-u)"
  "derivative of sin|$derivative|Function.Sin => Cos(u)|Function.Sin => Sin(u)"
  "derivative of cos|$derivative|Function.Cos => -Sin(u)|Function.Cos => Sin(u)"
  "derivative of atan|$derivative|1 / (1 + u * u)|1 / (1 - u * u)"
  "derivative of sinh|$derivative|Function.Sinh => Cosh(u)|Function.Sinh => Sinh(u)"
  "derivative of cosh|$derivative|Function.Cosh => Sinh(u)|Function.Cosh => Cosh(u)"
  "derivative of log|$derivative|Function.Log => 1 / u|Function.Log => 1 / (u * u)"
  "derivative of sqrt|$derivative|0.5 / Sqrt(u)|2 / Sqrt(u)"
  "derivative of a power|$derivative|n * Pow(u, n - 1)|Pow(u, n - 1)"
  "derivative of a quotient|$derivative|(D(u) - u / v * D(v)) / v|(D(u) + u / v * D(v)) / v"
  "derivative of a minimum|$derivative|Select(u < v, D(u), D(v))|Select(u < v, D(v), D(u))"
  "derivative of tanh|$derivative|1 - Tanh(u) * Tanh(u)|1 - Tanh(u)"
  "derivative of sigmoid|$derivative|Sigmoid(u) * (1 - Sigmoid(u))|Sigmoid(u) * Sigmoid(u)"
  "derivative of softplus|$derivative|Function.Softplus => Sigmoid(u)|Function.Softplus => Tanh(u)"
  "derivative of erf|$derivative|2 / Math.Sqrt(Math.PI)|1 / Math.Sqrt(Math.PI)"
  "gradient through an activation|$compiler/Graph/Ops/Elementwise.cs|new Variable(dy) * local|new Variable(dy) + local"
  "custom function, order of arguments|$compiler/Model/ScalarFunction.cs|arguments[Array.IndexOf(parameters, variable)]|arguments[0]"
  "custom function, if and else exchanged|$compiler/Parsing/Functions/FunctionBody.cs|choose.Of(yes, no)|choose.Of(no, yes)"
  "custom function, and read as or|$compiler/Parsing/Functions/Choice.cs|left.Of(right.Of(yes, no), no)|left.Of(yes, right.Of(yes, no))"
  "sigmoid found with the wrong sign|$compiler/Scalars/KnownForms.cs|numerator * Expression.Sigmoid(-exponent)|numerator * Expression.Sigmoid(exponent)"
  "softplus from its output|$compiler/Scalars/OutputForm.cs|1 - Exp(-value)|1 - Exp(value)"
  "input gradient left out|$compiler/Graph/Ops/Linear.cs|if (adjoints.Needs(Input))|if (!adjoints.Needs(Input))"
  "input gradient, sign|$tile|TVector.Load(block + (i * TVector.Count))|default(TVector) - TVector.Load(block + (i * TVector.Count))"
  "weight gradient, wrong input|$tile|InputAt<TPlaces>(x, part, panel, input)|InputAt<TPlaces>(x, part, panel, 0)"
  "weight gradient, last row left out|$tile|Math.Min(TVector.BatchPart, rows - part)|Math.Min(TVector.BatchPart, rows - part - 1)"
  "weight gradient of one example|$tile|product = right * left[input]|product = right"
  "product, last step left out|src/DlGen/Kernels/RegisterTile.cs|steps > 0; steps--|steps > 1; steps--"
  "bias gradient, first row left out|$sum|sum += values.Load<TVector>(row, column);|sum += row == 0 ? default(TVector) : values.Load<TVector>(row, column);"
  "softmax gradient, target|$losses|dz -= TVector.First(atLabel|dz += TVector.First(atLabel"
  "softmax gradient, scale|$losses|TLoss.Weight / T.CreateTruncating(rows);|TLoss.Weight / T.CreateTruncating(rows + 1);"
  "head's weight, not in a gradient|$losses|TLoss.Weight : TLoss.Weight / T.CreateTruncating(rows * TLoss.Columns)|T.One : T.One / T.CreateTruncating(rows * TLoss.Columns)"
  "head's weight, not in a cross-entropy's gradient|$losses|TLoss.Weight : TLoss.Weight / T.CreateTruncating(rows);|T.One : T.One / T.CreateTruncating(rows);"
  "head's weight, not told to the kernel|$compiler/Graph/Ops/ElementwiseLoss.cs|new(\"Weight\", Head.Weight)|new(\"Weight\", 1.0)"
  "head's weight, not in the loss|src/DlGen/Runtime/TrainingBuffers.cs|heads[head].Weight * SumLosses|SumLosses"
  "heads' gradients, added up before their weights|$compiler/Passes/Fusion.cs|Stage.Backward && IsOfOneLoss(graph, place, op, places)|Stage.Backward"
  "inputs, the wrong run of them|$compiler/Layers/InputsLayer.cs|graph.NextName(\"x\"), input, start, \"\"|graph.NextName(\"x\"), input, 0, \"\""
  "weights, not in the gradient|$losses|values.Load<TVector>(row, column) * y.Weights[row]|values.Load<TVector>(row, column)"
  "weights, not in the loss|$losses|losses[row] *= y.Weights[row]|losses[row] *= T.One"
  "weights of positions, those of the first|src/DlGen/Data/ExampleTargets.cs|(Positions == 1 ? 0 : position)|0"
  "weights, of other examples|src/DlGen/Data/Dataset.Gathering.cs|int row = Row(rows[i]);|int row = Row(rows[0]);"
  "smoothed classes' weights, not in the gradient|$losses|(dz - (share * y.ClassWeights.Load<TVector>(column)))|(dz - share)"
  "smoothed classes' weights, not of the label|$losses|T.CreateTruncating(1 - TLoss.LabelSmoothing) * y.ClassWeights[label]|T.CreateTruncating(1 - TLoss.LabelSmoothing)"
  "labels left out, in the mean|src/DlGen/Data/Dataset.Gathering.cs|IsLeftOut(place, position) ? 0 : from.Weight(place, position)|from.Weight(place, position)"
  "labels left out, in the mean that is reported|src/DlGen/Training/ProcessorSteps.cs|headCounts[head] += counted|headCounts[head] += rows.Length"
  "labels of positions, weighed by that of the first|src/DlGen/Data/ExampleTargets.cs|(LabelCount == 1 ? 0 : position)|0"
  "labels of positions, counted as examples|src/DlGen/Runtime/HeadModel.cs|(double)positions / Positions|positions"
  "labels of positions, left out with their example|src/DlGen/Runtime/HeadTargets.cs|row < batch * Rows && labels.Length > 0|row < batch && labels.Length > 0"
  "sum of losses, taken for a mean|src/DlGen/Runtime/TrainingBuffers.cs|heads[head].SumsLosses ? sum : sum / batch|sum / batch"
  "sum of losses, gradient of a mean|$losses|TLoss.Sums ? TLoss.Weight : TLoss.Weight / T.CreateTruncating(rows * TLoss.Columns)|TLoss.Weight / T.CreateTruncating(rows * TLoss.Columns)"
  "sum of losses, gradient of a mean cross-entropy|$losses|TLoss.Sums ? TLoss.Weight : TLoss.Weight / T.CreateTruncating(rows);|TLoss.Weight / T.CreateTruncating(rows);"
  "options of layers, softplus's beta|$compiler/Layers/SoftplusLayer.cs|double beta = layer.Arguments.Number(\"beta\", 1);|double beta = 1;"
  "options of layers, softplus's threshold|$compiler/Layers/SoftplusLayer.cs|double threshold = layer.Arguments.Number(\"threshold\", 20);|double threshold = 1e9;"
  "options of layers, scale and shift over a row|$compiler/Layers/RowNormalizationLayer.cs|layer.Arguments.Flag(\"affine\", true);|true;"
  "options of layers, scale and shift over the batch|$compiler/Layers/BatchNormLayer.cs|layer.Arguments.Flag(\"affine\", true);|true;"
  "gradient of the inputs, computed twice|src/DlGen/Runtime/NetworkRuntime.Loop.cs|if (!knowsInputGradient)|if (batch > 0)"
  "gradient of the inputs, of the first example|src/DlGen/Runtime/NetworkRuntime.Loop.cs|rows.Get(example, gradient.Slice(|rows.Get(0, gradient.Slice("
  "outputs in training, of the first example|src/DlGen/Runtime/NetworkRuntime.Loop.cs|rows.Get(example, outputs.Slice(|rows.Get(first, outputs.Slice("
  "values of functions, as of real numbers|$compiler/Layers/ElementwiseLayer.cs|ExactSimplifier.Simplify(|Simplifier.Simplify("
  "values of functions, losses as of real numbers|$compiler/Layers/ElementwiseLossDefinition.cs|ExactSimplifier.Simplify(|Simplifier.Simplify("
  "values of functions, numbers that overflow merged|$compiler/Scalars/Folding.cs|IsFinite(result) && !float.IsInfinity(single) && (float)result == single ? result : operation|result"
  "values of functions, 0 added|$compiler/Scalars/ExactSimplifier.cs|(var a, Constant(double b)) when IsNegativeZero(b) => a,|(var a, Constant(double b)) when b == 0 => a,"
  "values of functions, maximum of NaN|src/DlGen/Kernels/Simd128.cs|Larger(Vector128.MaxNative(left.value, right.value), Vector128.MaxNative(right.value, left.value))|Vector128.MaxNative(left.value, right.value)"
  "values of functions, sine of -0|src/DlGen/Kernels/VectorMath.Circular.cs|TVector.Where(TVector.Abs(x) > Constant(0), Circular(x, Constant(0)), x)|Circular(x, Constant(0))"
  "values of functions, odd power below 0|src/DlGen/Kernels/VectorMath.Power.cs|double.IsOddInteger(n) ? TVector.CopySign(power, x) : power|power"
  "members, inherited ones|$names|CheckInherited(type, generated, context, problems);|_ = context;"
  "members, accessors|$names|(inherited ? null : AccessorClash(method, generated))|null"
  "members, methods with the same parameters|$names|own.RefKind == RefKind.None && own.Type|own.RefKind != RefKind.None && own.Type"
  "members, a generated one forgotten|$compiler/Surface/GeneratedMembers.cs|in ForwardedMembers.Signatures(spec, graph))|in ForwardedMembers.Signatures(spec, graph).Where(static text => !text.Contains(\"GetOutputs\")))"
  "lengths, product in 32 bits|src/DlGen/Data/Lengths.cs|Math.BigMul(rows, size) <= Array.MaxLength|rows * (int)size <= Array.MaxLength"
  "lengths, sum in 32 bits|src/DlGen/Data/Dataset.cs|(long)inputs + more|inputs + more"
  "lengths, predictions not checked|src/DlGen/Runtime/NetworkRuntime.Prediction.cs|new T[OutputLength(CountExamples(inputs.Length, nameof(inputs)))]|new T[CountExamples(inputs.Length, nameof(inputs)) * OutputSize]"
  "lengths, activations not checked|src/DlGen/Runtime/NetworkRuntime.Inspection.cs|T[] activations = RoomFor(layer, inputs.Length);|var activations = new T[CountExamples(inputs.Length, nameof(inputs)) * Model.LayerOutputs[FindLayer(layer)].Size];"
  "files, a pipe replaced|$files|isInPlaceAllowed && WriteToOther(target, write)|!isInPlaceAllowed && WriteToOther(target, write)"
  "loop, weights of the last validation|src/DlGen/Training/EarlyStoppingRun.cs|if (isBest && rule.RestoreBest)|if (rule.RestoreBest)"
  "loop, patience a validation longer|src/DlGen/Training/EarlyStoppingRun.cs|WithoutImprovement >= rule.Patience|WithoutImprovement > rule.Patience"
  "loop, every improvement counts|src/DlGen/Training/EarlyStoppingRun.cs|Reference, rule.MinDelta)|Reference, 0)"
  "resuming, gradients of a begun update lost|$optimizers/OptimizerRun.cs|updates, batchInEpoch, accumulated, accumulatedExamples, Averages|updates, batchInEpoch, 0, accumulatedExamples, Averages"
  "resuming, the plateau begins anew|$optimizers/OptimizerRun.cs|schedule.Plateau = value.Plateau;|_ = value.Plateau;"
  "resuming, losses of the epoch lost|src/DlGen/Training/ProcessorSteps.Checkpoints.cs|lossSum = from.GetDouble(\"lossSum\");|lossSum = 0;"
  "resuming, classes of the epoch lost|src/DlGen/Training/ProcessorSteps.Checkpoints.cs|correct = from.GetInt64(\"correct\");|correct = 0;"
  "files, a killed save's part left|$files|DeleteAbandoned(temporary);|_ = temporary;"
  "files, a long name's temporary one longer|$files|> LongestName|> 1000"
  "files, never written in place|$files|return File.Exists(target) ? false : throw obstacle;|throw obstacle;"
  "files, the reason hidden by the clean-up|$files|            File.Delete(temporary);|            if (Directory.Exists(temporary)) { throw new InvalidOperationException(temporary); } File.Delete(temporary);"
  "saving, over the old content|src/DlGen/Formats/SafeTensorsFile.cs|=> OutputFile.Write(path, stream =>|=> new Action<Action<Stream>>(write => { using FileStream file = File.Create(path); write(file); })(stream =>"
  "batches, one example summed up in another order|src/DlGen/Kernels/Tile.cs|MultiplyTransposedRowInOrder<TShape, TEpilogue>(x, w|MultiplyTransposedRow<TShape, TEpilogue>(x, w"
  "positive weights, not of positive targets|$compiler/Layers/BinaryCrossEntropyLoss.cs|c * target * Expression.Softplus|target * Expression.Softplus"
  "label smoothing, spread|$losses|TLoss.LabelSmoothing / TLoss.Classes|TLoss.LabelSmoothing"
  "label smoothing, target|$losses|TVector atLabel = own * scale;|TVector atLabel = scale;"
  "activation before softmax overwritten|$compiler/Graph/Ops/SoftmaxCrossEntropy.cs|scope.Kernel.Epilogue.Any(fused => fused.Inputs.Contains(Prediction))|scope.Kernel.Epilogue.Count() > 99"
  "elementwise loss, scale|$losses|T.CreateTruncating(rows * TLoss.Columns)|T.CreateTruncating(rows)"
  "elementwise loss, slope|$compiler/Graph/Ops/ElementwiseLoss.cs|Derivative.Of(Function, new Variable(Prediction))|Derivative.Of(Function, new Variable(NetworkGraph.Target))"
  "elementwise loss, function for its slope|$structs|loss.Derivative ?? 0|loss.Loss.Function"
  "positive weights, those of the first outputs|$structs|{PerOutput}.Load<{dialect.Vector}>(column)|{PerOutput}.Load<{dialect.Vector}>(0)"
  "convolution and pool, place of a maximum|src/DlGen/Kernels/WindowTile.cs|(r * TShape.PoolWidth) + s, keepsPlaces|(s * TShape.PoolWidth) + r, keepsPlaces"
  "convolution and pool, rectangle of another row|src/DlGen/Kernels/WindowTile.cs|windows.WindowAt((y * TShape.PoolHeight) + r,|windows.WindowAt((y * TShape.PoolHeight) + (TShape.PoolHeight - 1 - r),"
  "convolution and pool, joined though read elsewhere|$compiler/Passes/PoolFusion.cs|kernel.Reads.Contains(pool.Input))|kernel.Reads.Contains(pool.Output))"
  "maxima, a register's lists go on from the last image's|src/DlGen/Kernels/PoolMaxima.cs|lists[lane].Count = 0;|lists[lane].Count += 0;"
  "flatten, backward|src/DlGen/Kernels/Matrix.cs|destination.CopyColumns((row * rows) + part,|destination.CopyColumns((row * rows) + rows - 1 - part,"
  "flatten, forward|src/DlGen/Kernels/Matrix.cs|source, (row * rows) + part, from: 0|source, (row * rows) + rows - 1 - part, from: 0"
  "normalization, mean of the gradient|$normalization|TNormalization.Centers ? dh - mean : dh|TNormalization.Centers ? dh : dh"
  "normalization, stretch|$normalization|across - (h.Load<TVector>(row, column) * stretch)|across - (h.Load<TVector>(row, column) * T.Zero)"
  "normalization, gradient without the scale|$normalization|TNormalization.Scales ? gradient * gain.Load<TVector>(column) : gradient|gradient"
  "normalization, padding in the variance|$normalization|WithoutPadding(Centered<TVector, TNormalization>(x, row, column, mean), width, column)|Centered<TVector, TNormalization>(x, row, column, mean)"
  "normalization, not told that it scales|$compiler/Graph/Ops/Standardize.cs|new(\"Scales\", ops.OfType<Affine>().First().Gain is not null)|new(\"Scales\", false)"
  "normalization, not told that it centers|$compiler/Graph/Ops/Standardize.cs|new(\"Centers\", Centers)|new(\"Centers\", false)"
  "normalization, deviation not kept|$compiler/Graph/Ops/Standardize.cs|new(\"KeepsInverse\", keepsInverse)|new(\"KeepsInverse\", false)"
  "normalization, scale left out|$structs|{Load(affine.Gain, null)} * {incoming}|{incoming}"
  "scale's gradient, wrong factor|$sum|right.Load<TVector>(row, column), sum)|left.Load<TVector>(row, column), sum)"
  "shift's gradient, doubled|$sum|sum += values.Load<TVector>(row, column);|sum += values.Load<TVector>(row, column) + values.Load<TVector>(row, column);"
  "softmax layer, sum along the result|src/DlGen/Kernels/Formulas/Formulas.Rows.cs|(gradient - mean) * scale|gradient * scale"
  "softmax layer, temperature|$compiler/Graph/Ops/Softmax.cs|new NumberArgument(1 / Temperature) { Label = \"scale\" }, new BodyArgument()|new NumberArgument(1) { Label = \"scale\" }, new BodyArgument()"
  "parameter of a function, another's slope|$compiler/Graph/Ops/Elementwise.cs|Derivative.Of(Function, new Variable(learned.Parameter))|Derivative.Of(Function, new Variable(Inputs[0]))"
  "parameter of a function, sum over all|src/DlGen/Kernels/Formulas/Formulas.Sums.cs|total += WithoutPadding(terms|total = WithoutPadding(terms"
  "layout, gradient left as it lies|$compiler/Graph/Ops/Relayout.cs|adjoints.Value(Input).Layout|To"
  "layout, the wrong place|src/DlGen/Kernels/Formulas/Formulas.Rows.cs|atPlace = inImage;|atPlace = images[row, (channel * places) + places - 1 - place];"
  "product of activations, gradient of the left|$compiler/Graph/Ops/ActivationProduct.cs|new ActivationProduct(da, ds, Right,|new ActivationProduct(da, ds, Left,"
  "product of activations, first term left out|src/DlGen/Kernels/Formulas/Formulas.ActivationProducts.cs|TVector.MultiplyAdd(left, b|TVector.MultiplyAdd(term > 0 ? left : T.Zero, b"
  "convolution, kernel not turned around|src/DlGen/Kernels/WindowTile.cs|(down.Taps * across.Taps) - 1 - tap;|tap;"
  "convolution, gradient of one phase of the stride|src/DlGen/Kernels/WindowLayout.cs|ResultStep = across.Step|ResultStep = 1"
  "convolution, taps of another phase|src/DlGen/Kernels/WindowTile.cs|across.Tap + (column * across.TapStep)|across.Tap + column"
  "convolution, border of another phase|src/DlGen/Kernels/PhasedAxis.cs|Border + phase.SourceOf(0, phase.Taps - 1)|Border + phase.SourceOf(0, 0)"
  "convolution, rows of an example shared without meeting|src/DlGen/Kernels/Worker.cs|if (batch < Count)
        {
            Meet();|if (batch < 0)
        {
            Meet();"
  "convolution, rows of a tall tile|src/DlGen/Kernels/RegisterTile.cs|Column<TRows>(8, left + (8 * leftRow)|Column<TRows>(8, left + (7 * leftRow)"
  "convolution, windows a place apart meet another tap|src/DlGen/Kernels/SlidingTile.cs|MultiplyAccumulate(ref sum1, weight1, value)|MultiplyAccumulate(ref sum1, weight0, value)"
  "convolution, images not added up|src/DlGen/Kernels/WindowTile.cs|TVector.Load(total + place) + TVector.Load(sums + place)|TVector.Load(sums + place)"
  "groups, channels of another group|src/DlGen/Kernels/LaneImage.cs|(lane / LanesOfGroup * ChannelsOfGroup) + ofGroup|(lane % LanesOfGroup * ChannelsOfGroup) + ofGroup"
  "groups, places between strides left out|src/DlGen/Kernels/TapAxis.cs|First = phase, Step = stride|First = 0, Step = stride"
  "groups, weights not turned around|src/DlGen/Kernels/LaneProduct.cs|from.Place((group * outputsOfGroup) + output)|from.Place(group * outputsOfGroup)"
  "groups, gradient of a row of taps of another|src/DlGen/Kernels/LaneOuter.cs|TVector.MultiplyAccumulate(ref sum10, g, TVector.Load(row1));|TVector.MultiplyAccumulate(ref sum10, g, TVector.Load(row0));"
  "groups of panels, weights of the first group|src/DlGen/Kernels/Formulas/Formulas.GroupedConvolutions.cs|(group * OutputsOfGroup<TShape>() / Panel)|0"
  "groups on a GPU, channels of another group|$gpu/Windows/GroupedConvolutionKernels.cs|(output / Outputs<TShape>() * Inputs<TShape>()) + channel|channel"
  "enlarged image, from its corner|src/DlGen/Kernels/UpsampleAxis.cs|outputs, 2, 1 - TShape.Scale,|outputs, 2, 0,"
  "enlarged image, corners beside each other|src/DlGen/Kernels/UpsampleAxis.cs|Math.Max(1, outputs - 1), true)|Math.Max(1, outputs), true)"
  "enlarged image, between columns alone|src/DlGen/Kernels/Formulas/Formulas.Upsampling.cs|value = (above * (T.One - down)) + (below * down);|value = above;"
  "enlarged image, gradient of the place above left out|src/DlGen/Kernels/UpsampleAxis.cs|(above == place ? part : 0)|(above < 0 ? part : 0)"
  "enlarged image, gradient of the first outputs left out|src/DlGen/Kernels/UpsampleAxis.cs|(Interpolates ? place - 1 : place)|(Interpolates ? place : place)"
  "enlarged image, parts of a row taken for those of a column|src/DlGen/Kernels/Formulas/Formulas.Upsampling.cs|(Share(partY, vertical) * Share(partX, horizontal))|(Share(partY, vertical) * Share(partY, vertical))"
  "enlarged image on a GPU, from its corner|$gpu/Windows/UpsampleKernels.cs|!TShape.AlignsCorners ? 1 - TShape.Scale : 0|!TShape.AlignsCorners ? 0 : 0"
  "enlarged image on a GPU, gradient of the place above left out|$gpu/Windows/UpsampleKernels.cs|(above == place ? part : 0)|(above < 0 ? part : 0)"
  "transposed convolution, output padding left out|$compiler/Graph/Ops/TransposedConvolution.cs|(axis.Length - 1)) + OutputPadding + 1;|(axis.Length - 1)) + 1;"
  "transposed convolution, bias left out|$compiler/Graph/Ops/TransposedConvolution.cs|Bias is null ? body : body with { First = new AddBias(Bias) }|Bias is null ? body : body with { First = null }"
  "transposed convolution, channels of a group on the wrong side|$compiler/Graph/Ops/TransposedConvolution.cs|Outputs / DeclaredGroups, axes[0] / DeclaredGroups|axes[0] / DeclaredGroups, Outputs / DeclaredGroups"
  "transposed convolution, groups forgotten|$compiler/Graph/Ops/TransposedConvolution.cs|if (DeclaredGroups == 1 |if (DeclaredGroups >= 1 "
  "transposed convolution, biases among the weights|$compiler/Emission/Cpu/InitializationWriter.cs|TransposedConvolution convolution => convolution.Bias,|TransposedConvolution convolution => convolution.Kernel,"
  "normalized groups, places for channels|$compiler/Graph/Ops/GroupRows.cs|TensorShape.Of(Groups, TensorShape.Length(image.Size / Groups))|TensorShape.Of(TensorShape.Length(image.Size / Groups), Groups)"
  "normalized groups, scale added|$compiler/Layers/GroupNormLayer.cs|new Variable(gain) * new Variable(image)|new Variable(gain) + new Variable(image)"
  "normalized image, a scale for each channel|$compiler/Graph/Ops/Affine.cs|shape.Rank == 3 && !IsOverBatch ? shape|shape.Rank > 3 ? shape"
  "normalized image, scale at another place|src/DlGen/Parameters/TensorView.cs|            return flat;|            return Count - 1 - flat;"
  "windows of a sequence, stride left out|$compiler/Layers/WindowLayer.cs|AxisOf(layer, \"Width\", stride)) { IsOfSequence|AxisOf(layer, \"Width\", stride) with { Stride = 1 }) { IsOfSequence"
  "windows of a sequence, dilation left out|$compiler/Layers/WindowLayer.cs|AxisOf(layer, \"Width\", stride)) { IsOfSequence|AxisOf(layer, \"Width\", stride) with { Dilation = 1 }) { IsOfSequence"
  "convolution, weights of another place|src/DlGen/Runtime/RowOrder.cs|(block * Places) + place|(block * Places) + Places - 1 - place"
  "flattened image, gradient at another place|src/DlGen/Kernels/Tile.cs|(row * TShape.Places) + place, (channels|(row * TShape.Places) + TShape.Places - 1 - place, (channels"
  "flattened image, weights' gradient from another place|src/DlGen/Kernels/Tile.cs|(example * TPlaces.Count) + place|(example * TPlaces.Count) + TPlaces.Count - 1 - place"
  "pool, gradient to all that may be the maximum|src/DlGen/Kernels/Formulas/Formulas.Pools.cs|TVector.Where(place <= here, dp.Load<TVector>(row, channel), default)|dp.Load<TVector>(row, channel)"
  "windows, as far apart across as down|$compiler/Graph/Windows.cs|new(\"StrideWidth\", Horizontal.Stride)|new(\"StrideWidth\", Vertical.Stride)"
  "adaptive pool, windows of what comes out|$compiler/Graph/Ops/AdaptiveAveragePool.cs|new(length / count, length / count)|new(count, length / count)"
  "pool, mean of the windows of the place before|src/DlGen/Kernels/Formulas/Formulas.Pools.cs|if (windows != beside)|if (windows.From != beside.From)"
  "pool, mean over the padding too|src/DlGen/Kernels/Formulas/Formulas.Pools.cs|int places = countsPadding|int places = !countsPadding"
  "tokens, last place left out|src/DlGen/Kernels/TokenChains.cs|int place = count - 1;|int place = count - 2;"
  "tokens, gradient of another's row|src/DlGen/Kernels/Formulas/Formulas.Embeddings.cs|step.Apply(table.Offset + Panels<T>.Place(column, token,|step.Apply(table.Offset + Panels<T>.Place(column, first + last - 1 - token,"
  "rows without gradient, left by Adam|src/DlGen/Optimizers/AdamStep.cs|LeavesWhatHasNoGradient => false|LeavesWhatHasNoGradient => true"
  "rows without gradient, left by momentum|src/DlGen/Optimizers/SgdStep.cs|LeavesWhatHasNoGradient => false|LeavesWhatHasNoGradient => true"
  "batch normalization, mean of the gradient|$normalization|inverse * (dh - mean - (h.|inverse * (dh - (h."
  "batch normalization, stretch|$normalization|dh - mean - (h.Load<TVector>(row, column) * stretch)|dh - mean - (h.Load<TVector>(row, column) * T.Zero)"
  "batch normalization, mean without the scale|$normalization|TVector mean = factor * total / count;|TVector mean = total / count;"
  "batch normalization, stretch without the scale|$normalization|TVector stretch = factor * along / count;|TVector stretch = along / count;"
  "batch normalization, gradient without the deviation|$normalization|inverse * (dh - mean|(dh - mean"
  "batch normalization, sum along the wrong factor|src/DlGen/Kernels/ColumnMoments.cs|standardized.Load<TVector>(row, column), partAlong)|gradient, partAlong)"
  "batch normalization, a part of the rows left out|src/DlGen/Kernels/ColumnMoments.cs|total += partTotal;|total = partTotal;"
  "batch normalization, gradient without the mean of the parts|src/DlGen/Kernels/Formulas/Formulas.BatchParts.cs|inverse * (dh - mean - (h.|inverse * (dh - (h."
  "batch normalization, sums of parts exchanged|src/DlGen/Kernels/Formulas/Formulas.BatchParts.cs|OfAll(sums, parts, padded + column)|OfAll(sums, parts, column)"
  "batch normalization, distance between the parts' means once|src/DlGen/Kernels/PartMoments.cs|ofPart + ofPart + shift|ofPart + shift"
  "batch normalization, last rows of a part left out|src/DlGen/Kernels/RowParts.cs|Math.Min(first + rowsOfPart, rowsOfExample)|first + (rowsOfPart & ~3)"
  "batch normalization, biased running variance|$normalization|take * T.CreateTruncating(rows) / T.CreateTruncating(rows - 1)|take"
  "batch normalization, running mean at inference|$normalization|shift.Load<TVector>(column) - (means.Load<TVector>(column) * scale)|shift.Load<TVector>(column) - means.Load<TVector>(column)"
  "batch normalization, frozen one takes the batch|$compiler/Graph/Ops/BatchNormalization.cs|IsFrozen ? AtInference : OverBatch|IsFrozen && Epsilon < 0 ? AtInference : OverBatch"
  "residual, the way around left out|$compiler/Layers/ResidualLayer.cs|[input, change]|[change]"
  "two uses, the first's gradient alone|$compiler/Graph/Ops/Elementwise.cs|(left, right) => left + right|(left, right) => left"
  "shared block, the last place's gradient alone|src/DlGen/Kernels/GradientSteps.cs|step.Apply(offset, TVector.Load(origin + offset) + gradient)|step.Apply(offset, gradient)"
  "shared block, a place between overwrites|$compiler/Passes/Kernel.cs|: gradient.SoFar is null ? GradientEnd.Keep : GradientEnd.Add;|: GradientEnd.Keep;"
  "tied layer, transposed twice|$compiler/Layers/LinearLayer.cs|tie.IsTransposed ^ found is TransposedProduct|(tie.IsTransposed ? true : found is TransposedProduct)"
  "tied layer, bias left out|$compiler/Graph/LinearProduct.cs|return Bias is null ? body : body with { First = new AddBias(Bias) };|return (this is TransposedProduct ? null : Bias) is null ? body : body with { First = new AddBias(Bias!) };"
  "frozen block, gradient doesn't pass it|$compiler/Passes/Differentiation.cs|dependent.Add(op.Output);|if (!graph.Parameters.Any(parameter => parameter.IsFrozen && op.Inputs.Contains(parameter.Value))) { dependent.Add(op.Output); }"
  "concatenation, second part from the start|$compiler/Graph/Ops/Concatenate.cs|gradient, dc, column, Formula|gradient, dc, 0, Formula"
  "concatenation, second part over the first|src/DlGen/Kernels/Formulas/Formulas.Rows.cs|column += columns;|column += 0 * columns;"
  "parallel blocks, sharing forgotten|$compiler/Layers/ParallelLayer.cs|weightsAtEnd, BlockUse.Of(layer))|weightsAtEnd)"
  "equal blocks, functions of the same values taken for one|$compiler/Emission/StructNames.cs|return code.ToString();|return type is RegisterStruct ? code.ToString().Split('{')[0] : code.ToString();"
  "columns copied from the wrong place|src/DlGen/Kernels/Matrix.cs|source.At(sourceRow, from)|source.At(sourceRow, 0)"
  "dropout, the mask of another column|$compiler/Emission/Cpu/CpuDialect.cs|.Draw<TVector>(row, column)|.Draw<TVector>(row, 0)"
  "dropout, another mask in the backward pass|$compiler/Emission/Cpu/ComputationWriter.cs|Text.Plain(draw.Stream)|Text.Plain(draw.Stream + (int)scheduled[0].Call.Stage)"
  "dropout, a mask left out in the backward pass|$compiler/Graph/Ops/Elementwise.cs|reads.ToEquatableArray(), gradient)|reads.ToEquatableArray(), reads.Count > 1 && reads[1][0] == 'm' ? new Variable(dy) : gradient)"
  "dropout, another mask for the differences|src/DlGen/Training/GradientCheck.cs|IsHeld = true|IsHeld = false"
  "custom layer, rows of the first example|src/DlGen/Kernels/RowBuffer.cs|matrix.Get(row, |matrix.Get(0, "
  "custom layer, rows not cleared|src/DlGen/Kernels/RowBuffer.cs|scalars.AsSpan(0, PaddedWidth).Clear();|scalars.AsSpan(width, PaddedWidth - width).Clear();"
  "custom layer, outputs overwritten|$compiler/Lowering/MemoryPlanning.cs|readBackward.Contains(place.Source)|readBackward.Count < 0"
  "custom layer that learns, a part of the rows left out|$sum|sum += TVector.Load(parts.At(part) + column);|sum = TVector.Load(parts.At(part) + column);"
  "custom layer that learns, sums not cleared|src/DlGen/Kernels/GradientParts.cs|if (row % Rows == 0)|if (row < 0)"
  "custom layer that learns, all rows in one sum|src/DlGen/Kernels/GradientParts.cs|At(row / Rows)|At(0)"
  "custom layer that learns, parameters of another place|src/DlGen/Kernels/Formulas/Formulas.Sums.cs|OfParts(parts, rows, parameters, block, step)|OfParts(parts, rows, parameters, 0 * block, step)"
  "gate, not multiplied|$compiler/Layers/GatedLinearLayer.cs|* new Variable(value)|+ new Variable(value)"
  "accumulation|src/DlGen/Kernels/GradientSteps.cs|TVector.Load(origin + offset) + gradient|gradient"
  "transposed values, room given away too early|$compiler/Lowering/MemoryPlanning.cs|scheduled.FirstPhase, transposing.Last().LastPhase)|scheduled.FirstPhase, scheduled.LastPhase)"
  "threads, no meeting before a transposed value is read|src/DlGen/Kernels/Formulas/Formulas.Products.cs|worker.Meet();|_ = worker;"
  "threads, weights stepped while others multiply by them|$compiler/Graph/LinearProduct.cs|[Access.Reads(Weight), ..|[.."
  "threads, columns taken for rows|$compiler/Graph/LinearProduct.cs|(Division.Columns, Grain.Block) : |(Division.Rows, Grain.Tile) : "
  "threads, pieces of other sizes taken for the same|$compiler/Lowering/Access.cs|Grain != later.Grain|Grain.Length < 0"
  "narrow, last slice's gradient alone|$narrow/GradientSum.cs|sums[place] += gradient|sums[place] = gradient"
  "narrow, gradient of the step before kept|$narrow/GradientSum.cs|if (isFirst != 0)|if (isFirst > 1)"
  "narrow, a fourth of many groups left out|$gpu/Gradients/GradientSums.cs|first + second + (third + fourth)|first + second + third"
  "narrow, first of eight groups alone|$gpu/Gradients/GradientSums.cs|total += shared|total = shared"
  "narrow, loss of a few groups|$gpu/Gradients/GradientSums.cs|sharedLosses.Sum(0, LossLanes, 1)|sharedLosses.Sum(0, 1, 1)"
  "narrow, mean over the slice|$narrow/NarrowGroup.cs|weight / rows.InBatch|weight / rows.Count"
  "narrow, inputs of the first slice|$narrow/NarrowKernels.cs|source.Input(first + row, column)|source.Input(row, column)"
  "narrow, targets of the first slice|$narrow/SliceTargets.cs|first + row|row"
  "narrow, rest of a row left out|$narrow/NarrowProducts.cs|Inputs % Float4.Count > 0|Inputs % Float4.Count > 1"
  "narrow, bias of the last row|$narrow/NarrowProducts.cs|columns += gradient|columns = gradient"
  "narrow, rows of a tile exchanged|src/DlGen.Gpu/Kernels/Products/Tile4x4.cs|row + (2 * step), column|row + step + step + step, column"
  "slices, rows of the first in all|$gpu/Gradients/RowSlices.cs|slice * RowsOfSlice|0 * slice"
  "slices, rest of the last left out|$gpu/Gradients/RowSlices.cs|RowsOfSlice : Rows - First(slice)|RowsOfSlice : Rows - First(slice) - 1"
  "slices, gradients of the last alone|$gpu/Gradients/SliceGradients.cs|slice * length, length|0 * slice, length"
  "slices, some left out of the sum|$gpu/Gradients/GradientSums.cs|lane < Lanes; lane++|lane < Lanes / 4; lane++"
  "slices, bias stepped at another place|$gpu/Gradients/GradientPlaces.cs|second + (index - firstLength)|first + (index - firstLength)"
  "GPU weights, of other examples|$gpu/Losses/ExampleWeights.cs|row / rowsOfWeight|row % rowsOfWeight"
  "GPU weights, of the first step|$gpu/Losses/ExampleWeights.cs|stepsMade[0] * stride|stride - stride"
  "GPU weights, labels of other positions|$gpu/Batches/BatchSource.cs|labels[Place(targetOrder, row, layout.TargetRows, 1)]|labels[Place(targetOrder, row / layout.TargetRows * layout.TargetRows, layout.TargetRows, 1)]"
  "GPU weights, not in the loss|$gpu/Losses/RowLoss.cs|Loss * weight|Loss"
  "GPU weights, not in a narrow gradient|$narrow/NarrowGroup.cs|weight / rows.InBatch|1f / rows.InBatch"
  "GPU weights, not in a gradient|$gpu/Losses/SoftmaxKernels.cs|weight / rows|1f / rows"
  "GPU heads, weight not in the gradient|$gpu/Losses/SoftmaxKernels.cs|TLoss.Weight * (TLoss.Sums|1f * (TLoss.Sums"
  "GPU heads, weight not in the gradient of values|$gpu/Losses/ElementwiseLossKernel.cs|TLoss.Weight * (TLoss.Sums|1f * (TLoss.Sums"
  "GPU heads, weight not in the loss|src/DlGen.Gpu/GpuProgram.Heads.cs|models[head].Weight / models[head].Rows|1.0 / models[head].Rows"
  "GPU heads, loss of one not a mean over its rows|src/DlGen.Gpu/GpuProgram.Heads.cs|models[head].Weight / models[head].RowsInMean|models[head].Weight"
  "GPU heads, lone head's weight not in the loss|src/DlGen.Gpu/Training/GpuSteps.cs|heads[0].Weight / heads[0].Rows|1.0 / heads[0].Rows"
  "GPU heads, hits of all|src/DlGen.Gpu/GpuProgram.Heads.cs|models[head].Classes > 0 && !isClassified|models[head].Classes > 0"
  "GPU heads, losses of the first over those of others|src/DlGen.Gpu/GpuProgram.Heads.cs|heads.Sum(static head => head.Rows) * Capacity|0 * Capacity"
  "GPU heads, weights of the first target|src/DlGen.Gpu/Training/GpuSteps.cs|data.SelectTarget(head), order|data.SelectTarget(0), order"
  "narrow, values written over too early|$compiler/Emission/Gpu/Narrow/NarrowPlanning.cs|int last = Math.Max(index, LastUse(value));|int last = index;"
  "narrow, a product written over its factor|$compiler/Lowering/KernelCall.cs|!Kernel.Anchor.Inputs.Contains(value)|Kernel.Reads.Any()"
  "updates, schedule a step late|$optimizers/OptimizerRun.cs|schedule is null ? rate : schedule.Rate(updates)|schedule is null ? rate : schedule.Rate(updates + 1)"
  "updates, norm of the first chunk alone|$optimizers/GradientNorm.cs|sum += square;|sum = square;"
  "updates, norm without the rest of a chunk|$optimizers/GradientNorm.cs|for (; at < count; at += TVector.Count)|for (; at < count - stride; at += TVector.Count)"
  "updates, gradients made longer by clipping|$optimizers/OptimizerRun.cs|sign * (scale > 1 ? 1 : scale)|sign * scale"
  "updates, clipped by norm before value|$optimizers/OptimizerRun.cs|norm.Add<TVector>(gradients, places.Context, worker);|norm.Add<TVector>(gradients, new StepPlaces<T>(places.Parameters, ParameterGroups.One, null, new(new() { Scale = places.Incoming!.Value.Scale, Limit = T.PositiveInfinity })).Context, worker);"
  "updates, entries clipped on one side|$optimizers/StepContext.cs|TVector.Min(TVector.Max(gradient * incoming->Scale, -limit), limit)|TVector.Min(gradient * incoming->Scale, limit)"
  "updates, batches counted alike|$optimizers/OptimizerRun.cs|!sumsLosses ? examples : 1;|!sumsLosses ? 1 : 1;"
  "updates, the last batch's gradient alone|src/DlGen/Kernels/AccumulateGradient.cs|TVector.MultiplyAdd(factor, gradient, TVector.Load(origin + offset))|gradient * factor"
  "updates, an epoch's last batches left over|$optimizers/OptimizerRun.cs|endsEpoch = plan.BatchesPerEpoch > 0|endsEpoch = plan.BatchesPerEpoch < 0"
  "updates, maximum taken for a minimum|$optimizers/OptimizerRun.cs|sign = rule.Maximize ? -1 : 1;|sign = 1;"
  "updates, average begins at zero|$optimizers/AveragedWeights.cs|taken = Count == 0 ? T.One : usual;|taken = usual;"
  "updates, weights lost for their average|$optimizers/AveragedWeights.cs|= (parameters[at], averages[at]);|= (averages[at], averages[at]);"
  "updates, biases decay with the weights|$optimizers/ParameterGroups.cs|parameter.Layout != ParameterLayout.Row|parameter.Columns > 0"
  "updates, rates of other layers|$optimizers/ParameterGroups.cs|panels[(int)panel] = checked((ushort)starts[start].Group);|panels[(int)panel] = checked((ushort)starts[^1].Group);"
  "updates, an outer block's factor for an inner one's|$optimizers/LayerRates.cs|int length = layer.Length; length > 0;|int length = layer.LastIndexOf('.'); length > 0;"
  "updates, AMSGrad forgets|$optimizers/AdamStep.cs|TVector.Max(square, TVector.Load(most + offset))|square"
  "updates, not centered|$optimizers/RmsProp.cs|TVector.MultiplyAdd(-mean, mean, square)|square"
  "updates, dampened from the first step|$optimizers/Sgd.cs|Steps == 1 ? T.One :|Steps == 0 ? T.One :"
  "updates, rate falls a step early|$optimizers/Adagrad.cs|((Steps - 1) * rateDecay)|(Steps * rateDecay)"
  "updates, Lion's two means exchanged|$optimizers/Lion.cs|TVector.MultiplyAdd(numbers->OneMinusBeta1, gradient - mean, mean);|TVector.MultiplyAdd(numbers->OneMinusBeta2, gradient - mean, mean);"
  "schedules, step an update late|$schedules/StepSchedule.cs|update / Every|(update - 1) / Every"
  "schedules, milestone an update late|$schedules/MultiStepSchedule.cs|milestones[reached] <= update|milestones[reached] < update"
  "schedules, warm-up from another start|$schedules/Schedule.cs|start + ((1 - start) * update / WarmupSteps)|start + ((1 - start) * (update + 1) / WarmupSteps)"
  "schedules, begins before the warm-up is over|$schedules/Schedule.cs|return OwnRate(update - WarmupSteps, own);|return OwnRate(update, own);"
  "schedules, one cycle rises an update longer|$schedules/OneCycleSchedule.cs|double end = rise - 1;|double end = rise;"
  "schedules, restart in the middle of a period|$schedules/CosineRestartSchedule.cs|since -= length;|since -= length - 1;"
  "schedules, plateau without patience|$schedules/PlateauSchedule.cs|now.BadObservations <= Patience|now.BadObservations < Patience"
  "schedules, plateau without cooldown|$schedules/PlateauSchedule.cs|Cooldown = now.Cooldown - 1, BadObservations = 0|Cooldown = now.Cooldown - 1"
  "GPU updates, schedule of other steps|src/DlGen.Gpu/Training/GpuUpdates.cs|schedule?.Rate(update) ?? rate);|schedule?.Rate(0) ?? rate);"
  "GPU updates, batches counted alike|src/DlGen.Gpu/Training/GpuUpdates.cs|(float)(1.0 / examples)|(float)(1.0 / options.BatchSize)"
  "GPU updates, norm of some lanes|$gpu/Gradients/GradientNorm.cs|lane < LastLanes; lane++|lane < LastLanes / 2; lane++"
  "GPU updates, first gradients added to old ones|$gpu/Gradients/AccumulateGradient.cs|if (isFirst != 0)|if (isFirst > 1)"
  "GPU updates, average begins at zero|src/DlGen.Gpu/Training/GpuUpdates.cs|update == 1 ? 1f :|update == 0 ? 1f :"
  "GPU updates, groups of other places|src/DlGen.Gpu/Training/GpuUpdates.cs|.Fill(groups.OfParameter[index]);|.Fill(groups.OfParameter[0]);"
  "GPU updates, validated with the weights|src/DlGen.Gpu/Training/GpuSteps.cs|Evaluation.Run(updates.Averages ?? program.ParameterView, predictions)|Evaluation.Run(program.ParameterView, predictions)"
  "narrow, head's weight not in the gradient|$narrow/NarrowGroup.cs|TLoss.Weight * (TLoss.Sums|1f * (TLoss.Sums"
)

# Puts a mutation's parts into name, file, right and wrong; fails where its name isn't asked for.
choose() {
  IFS='|' read -r name file right wrong <<< "$1"
  [[ "$name" == *"$words"* ]]
}

# Prints the file with the mutation in it; fails where that changes nothing.
mutate() { [ "$right" != "$wrong" ] && RIGHT="$right" WRONG="$wrong" perl -0pe 's/\Q$ENV{RIGHT}\E/$ENV{WRONG}/ or exit 1' "$file"; }

chosen=0
missing=0
for mutation in "${mutations[@]}"; do
  choose "$mutation" || continue
  chosen=$((chosen + 1))
  if [ ! -f "$file" ]; then
    printf '%-40s %s\n' "$name" "NO FILE $file"; missing=$((missing + 1))
  elif ! mutate > "$copy/mutated"; then
    printf '%-40s %s\n' "$name" "CHANGES NOTHING in $file"; missing=$((missing + 1))
  fi
done
if [ "$chosen" -eq 0 ]; then
  echo "no mutation has '$words' in its name"
  exit 1
fi

if [ "$missing" -gt 0 ]; then
  echo "$chosen mutations, $missing of them change nothing"
  exit 1
fi

if [ -n "$only_check" ]; then
  echo "$chosen mutations, each changes its file"
  exit 0
fi

git ls-files -z -- ':!samples/data' | tar --null -T - -cf - | tar -C "$copy" -xf -
cd "$copy"

# Which tests are to catch it.
find_tests() {
  case $1 in
    "narrow, "*) project=tests/DlGen.Gpu.Parity.Tests; tests=CpuNarrow ;;
    "GPU weights, "*) project=tests/DlGen.Gpu.Parity.Tests; tests=CpuWeight ;;
    "GPU heads, "*) project=tests/DlGen.Gpu.Tests; tests=CpuHead ;;
    "groups on a GPU, "*) project=tests/DlGen.Gpu.Tests; tests=CpuGroup ;;
    "enlarged image on a GPU, "*) project=tests/DlGen.Gpu.Parity.Tests; tests=CpuParity ;;
    "transposed convolution, biases among"*) project=tests/DlGen.Tests; tests=BiasInitializationTests ;;
    "normalized image, scale at"*) project=tests/DlGen.Tests; tests=NormalizationTests ;;
    "slices, "*) project=tests/DlGen.Gpu.Tests; tests=CpuSlice ;;
    "heads' "*) project=tests/DlGen.Tests; tests=HeadTests ;;
    "weights of positions"* | "smoothed classes' weights"*) project=tests/DlGen.Tests; tests=WeightTests ;;
    "labels of positions"*) project=tests/DlGen.Tests; tests=PositionLabelTests ;;
    "labels left out"*) project=tests/DlGen.Tests; tests=LossOptionTests ;;
    "dropout, the mask of another column") project=tests/DlGen.Tests; tests=DropoutTests ;;
    "rows without gradient"*) project=tests/DlGen.Tests; tests=TokenTests ;;
    "updates, "* | "schedules, "*) project=tests/DlGen.Tests; tests=Training ;;
    "GPU updates, "*) project=tests/DlGen.Gpu.Tests; tests=CpuUpdate ;;
    "loop, "*) project=tests/DlGen.Training.Tests; tests=Loop ;;
    "resuming, "*) project=tests/DlGen.Training.Tests; tests=Resuming ;;
    "threads, "*) project=tests/DlGen.Tests; tests=ThreadTests ;;
    "sum of losses, gradient"*) project=tests/DlGen.Tests; tests=LossOptionTests ;;
    "options of layers, "*) project=tests/DlGen.Tests; tests=LayerOptionTests ;;
    "values of functions, "*) project=tests/DlGen.Generators.Tests; tests=FunctionValueTests ;;
    "members, "*) project=tests/DlGen.Generators.Tests; tests=UserMembersTests ;;
    "lengths, "*) project=tests/DlGen.Tests; tests=LengthTests ;;
    "files, "*) project=tests/DlGen.Tests; tests=OutputFileTests ;;
    "saving, "*) project=tests/DlGen.Tests; tests=KeepingTests ;;
    "batches, "*) project=tests/DlGen.Tests; tests=BatchInvarianceTests ;;
    *) project=tests/DlGen.Tests; tests=GradientChecks ;;
  esac
}
build() { dotnet build -c Release $project -p:RunAnalyzers=false -v q --nologo > "$copy/build.log" 2>&1; }
check() { dotnet test -c Release $project --no-build --filter "FullyQualifiedName~$tests" -- xUnit.StopOnFail=true > "$copy/test.log" 2>&1; }

declare -A sound=()
caught=0
bad=0
for mutation in "${mutations[@]}"; do
  choose "$mutation" || continue
  find_tests "$name"
  if [ -z "${sound[$tests]:-}" ]; then
    build && check || { cat "$copy/build.log" "$copy/test.log"; echo "The checks fail without a mutation."; exit 2; }
    sound[$tests]=yes
  fi
  cp "$file" "$copy/original"
  mutate > "$copy/mutated"
  cp "$copy/mutated" "$file"
  if ! build; then
    result="DOES NOT COMPILE: $(grep -m1 -o 'error.*' "$copy/build.log" | cut -c1-160)"; bad=$((bad + 1))
  elif check; then
    result="SURVIVED"; bad=$((bad + 1))
  elif failed=$(grep -m1 -oE "$tests[A-Za-z_.]+(\([^)]*\))?" "$copy/test.log"); then
    result="caught: $failed"; caught=$((caught + 1))
  else
    result="NO TEST RAN"; bad=$((bad + 1))
  fi
  printf '%-40s %s\n' "$name" "$result"
  cp "$copy/original" "$file"
  touch "$file"
done
echo "$caught caught, $bad not"
[ "$bad" -eq 0 ]
